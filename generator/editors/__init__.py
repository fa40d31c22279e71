"""What editors need to complete and check what authors write, made from the types that check it.

`keys` says what each key of a file is for, `schema` makes JSON Schemas of it, and `folder` puts
them into files beside the content, with settings that let an editor find them.
"""
