"""The bill of materials of a release, in CycloneDX's format."""

import uuid
from collections.abc import Iterable

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from release.licences import Licences
from release.lock import OURS, Package

VERSION = SchemaVersion.V1_6

_ABOUT_HASHES = Property(
    name="steadyground:hashes",
    value="one for each published file; what is installed has one of them",
)


def bill_of_materials(
    version: str, wheel: str, packages: Iterable[Package], licences: Licences
) -> str:
    """What the program runs with, as JSON: versions, licences, hashes, and who needs whom.

    Tells neither time nor place, so the same release has the same bill. `wheel` is the SHA-256 of
    the wheel it belongs to.
    """
    bom = Bom(serial_number=uuid.UUID(int=0), properties=[_ABOUT_HASHES])
    bom.metadata.timestamp = None  # type: ignore[assignment]  # the format allows it
    bom.metadata.component = _ours(version, wheel)
    _add(bom, bom.metadata.component, list(packages), licences)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_OID, _json(bom))
    return _json(bom) + "\n"


def _add(bom: Bom, ours: Component, packages: list[Package], licences: Licences) -> None:
    components = {OURS: ours}
    for package in packages:
        component = _component(package, licences.run_time[package.name].licence)
        components[package.name] = component
        bom.components.add(component)
    for name, component in components.items():
        needed = [components[other.name] for other in packages if name in other.brought_by]
        bom.register_dependency(component, needed)


def _ours(version: str, wheel: str) -> Component:
    purl = PackageURL("generic", None, OURS, version)
    return Component(
        type=ComponentType.APPLICATION,
        name=OURS,
        version=version,
        bom_ref=str(purl),
        purl=purl,
        licenses=[LicenseFactory().make_from_string("MIT")],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=wheel)],
    )


def _component(package: Package, licence: str) -> Component:
    purl = PackageURL("pypi", None, package.name, package.version)
    return Component(
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED,
        name=package.name,
        version=package.version,
        bom_ref=str(purl),
        purl=purl,
        licenses=[LicenseFactory().make_from_string(licence)],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in package.hashes],
    )


def _json(bom: Bom) -> str:
    return make_outputter(bom, OutputFormat.JSON, VERSION).output_as_string(indent=2)
