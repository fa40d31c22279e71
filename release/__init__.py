"""What a release is made of: the archives, the bill of materials, the licences, the sums.

python -m release             dist/, anew
python -m release.licences    docs/licences.md, anew
"""
