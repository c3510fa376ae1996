"""Strange files and keys, through the command line: nothing hangs, nothing outside is written, no key is shown."""

from __future__ import annotations

import base64
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

KEY = "csk-Ab3dEfGh1jKlMn0pQrStUv"
PROGRAM = f"""\
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="{KEY}")
client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")
"""
FIXED = PROGRAM.replace(', service_tier="auto"', "")
PACK = """\
sources: {own: {where: here, date: 2026-01-01}}
rules:
  - code: XY101
    name: other
    summary: "`seed` in the body"
    targets: [chat.completions]
    when: {sent: seed}
    severity: error
    message: "no `seed`"
    help: Leave it out.
    sources: [own]
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    for name in ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"):
        monkeypatch.delenv(name, raising=False)


def compatlint(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "compatlint", *arguments]
    env = {**os.environ, **variables}
    return subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


# Devices, pipes and links.


def test_devices_and_pipes_are_told() -> None:
    Path("good.py").write_text(PROGRAM)
    Path("imports.py").write_text("import zero, pipe, openai\nzero.client.chat.completions.create()\n")
    os.mkfifo("pipe.py")
    os.mkfifo(".gitignore")
    os.mkfifo(".env")
    os.symlink("/dev/zero", "zero.py")
    os.symlink("/dev/zero", "Dockerfile")
    done = compatlint("check", ".", "--format", "concise")
    assert done.returncode == 1
    assert "good.py:4:67: CBS105" in done.stdout
    assert "Skipped 2 files: pipe.py (it is no regular file), zero.py (the symbolic link leads" in done.stdout
    assert "warning: .gitignore does not count: it is no regular file" in done.stderr
    told = compatlint("check", "pipe.py", "zero.py", "--format", "concise").stdout
    assert "pipe.py:1:1: CL001 [error] cannot be read: it is no regular file\n" in told
    assert "zero.py:1:1: CL001 [error] cannot be read: it is no regular file\n" in told
    assert compatlint("migrate", ".").returncode in (0, 1)
    for option in ("--config", "--rules"):
        for name in ("pipe.py", "/dev/zero"):
            failed = compatlint("check", option, name, "good.py")
            assert (failed.returncode, "it is no regular file" in failed.stderr) == (2, True)


def test_a_file_without_end_is_told() -> None:
    with Path("a.py").open("wb") as file:
        file.truncate(10**12)
    told = compatlint("check", ".", "--format", "concise")
    assert "a.py:1:1: CL001 [error] cannot be read: it has more than 250 MB" in told.stdout


def test_what_a_link_out_of_the_tree_leads_to_is_read_and_not_written() -> None:
    Path("../out.py").write_text(PROGRAM)
    os.symlink("../out.py", "a.py")
    done = compatlint("check", "--fix", "--unsafe-fixes", ".")
    assert done.returncode == 1
    assert "a.py:4:67: CBS105" in done.stdout
    assert "fix: none: the file is a symbolic link out of the tree" in done.stdout
    assert "warning: a.py is a symbolic link out of the tree; it is not fixed" in done.stderr
    assert compatlint("check", "--diff", "a.py").stdout == ""
    (finding,) = json.loads(compatlint("check", "--format", "json", ".").stdout)
    assert finding["fix"] is None
    migrated = compatlint("migrate", "--write", "--force", ".")
    assert "a.py:4:67: Cerebras answers" in migrated.stdout
    assert "not rewritten: the file is a symbolic link out of the tree" in migrated.stdout
    assert Path("../out.py").read_text() == PROGRAM


def test_no_other_file_has_it_written() -> None:
    """A migration edits several files at once."""
    Path("../out.py").write_text('from openai import OpenAI\n\nclient = OpenAI()\nARGS = {"frequency_penalty": 1}\n')
    before = Path("../out.py").read_text()
    os.symlink("../out.py", "shared.py")
    text = (
        'from shared import ARGS, client\n\nclient.chat.completions.create(model="gpt-oss-120b", messages=[], **ARGS)\n'
    )
    Path("app.py").write_text(text)
    for command in (["check", "--fix", "--unsafe-fixes", "."], ["migrate", "--write", "--force", "."]):
        compatlint(*command)
        assert Path("../out.py").read_text() == before
        assert os.path.islink("shared.py")


def test_a_link_within_the_tree_is_written() -> None:
    Path("lib").mkdir()
    Path("lib/program.txt").write_text(PROGRAM)
    os.symlink("lib/program.txt", "a.py")
    assert "Fixed 1 finding" in compatlint("check", "--fix", ".").stdout
    assert Path("lib/program.txt").read_text() == FIXED


# Keys.


def test_keys_are_in_no_report_of_findings() -> None:
    Path("a.py").write_text(PROGRAM.replace("messages=[]", f'messages=[], api_key="{KEY}"'))
    for name in ("text", "concise", "github"):
        done = compatlint("check", "--format", name, ".")
        assert "CBS105" in done.stdout
        assert KEY[8:] not in done.stdout + done.stderr


def test_edits_of_fixes_stay_whole_and_are_told() -> None:
    Path("a.py").write_text(f'import openai\n\nclient = openai.OpenAI(\n    api_key="{KEY}",\n)\n')
    done = compatlint("check", "--format", "json", ".")
    content = "".join(
        edit["content"] for one in json.loads(done.stdout) for edit in (one["fix"] or {}).get("edits", [])
    )
    assert ("what looks like a key: a.py:" in done.stderr) == (KEY in content)


def test_a_piped_patch_is_whole_and_the_key_in_it_is_told() -> None:
    Path("a.py").write_text(PROGRAM)
    done = compatlint("check", "--diff", ".")
    assert KEY in done.stdout
    assert "warning: this patch contains what looks like a key: a.py:3\n" in done.stderr
    assert KEY[8:] not in done.stderr
    shown = compatlint("migrate", "--report", "out.md", ".")
    assert KEY in shown.stdout
    assert "warning: this patch contains what looks like a key: a.py:3\n" in shown.stderr
    assert KEY[8:] not in shown.stderr
    subprocess.run(["git", "apply", "-"], input=done.stdout.encode(), check=True)
    assert Path("a.py").read_text() == FIXED
    again = compatlint("check", "--diff", ".")
    assert (again.stdout, "key" in again.stderr) == ("", False)


@pytest.mark.parametrize("name", ["out.html", "out.md", "out.json"])
def test_keys_are_in_no_report_of_a_migration(name: str) -> None:
    Path("a.py").write_text(f'{PROGRAM}\nUNREAD = "{KEY}"\n')
    Path("b.py").write_text(PROGRAM.replace(KEY, "x"))
    Path(".env").write_text(f"OPENAI_API_KEY={KEY}\n")
    Path("deploy.yaml").write_text("env: [{name: OPENAI_API_KEY, value: mysecretvalue}]\n")
    Path("run.sh").write_text("python a.py\n")
    done = compatlint("migrate", "--write", "--force", "--report", name, ".")
    text = Path(name).read_text()
    assert "a.py" in text
    assert "deploy.yaml" in text
    for encoded in re.findall(r"base64,([^\"]+)", text):
        patch = base64.b64decode(encoded).decode()
        assert "+++ b/b.py" in patch
        text += patch
    for secret in (KEY[8:], "mysecretvalue"):
        assert secret not in text + done.stdout + done.stderr
    if name != "out.json":
        assert "a key" in text


def at_terminal(*arguments: str, answers: str = "") -> str:
    """What a run shows at a terminal."""
    main_end, other_end = pty.openpty()
    command = [sys.executable, "-m", "compatlint", *arguments]
    with subprocess.Popen(command, stdin=other_end, stdout=other_end, stderr=other_end) as process:
        os.close(other_end)
        os.write(main_end, answers.encode())
        shown = b""
        try:
            while part := os.read(main_end, 65_536):
                shown += part
        except OSError:  # the terminal is gone
            pass
        os.close(main_end)
        process.wait(60)
    return shown.decode()


ODD = PROGRAM.replace("messages=[]", 'messages=["\x1b]0;x\x07\u202e\u200b"]')


def test_patches_at_a_terminal_are_masked_and_do_nothing() -> None:
    Path("a.py").write_text(ODD)
    for command in (["check", "--diff", "."], ["migrate", "."]):
        shown = at_terminal(*command)
        assert '-client.chat.completions.create(model="gpt-oss-120b", messages=["␛]0;x␇��"], service_tier' in shown
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\u202e\u200b]", shown)
        assert KEY[8:] not in shown
        assert "a key is masked in this patch, which is whole where it is piped: a.py" in shown


def test_questions_at_a_terminal_are_masked_and_do_nothing() -> None:
    Path("a.py").write_text(ODD)
    shown = at_terminal("migrate", "-i", ".", answers="n\nn\n")
    assert "Rewrite?" in shown
    assert 'messages=["␛]0;x␇��"]' in shown
    assert not re.search("[\x00-\x07\x0b\x0c\x0e-\x1f\u202e\u200b]", shown)
    assert KEY[8:] not in shown


# The log of a build.


def test_names_and_notes_give_no_commands() -> None:
    name = "::error::x.py"
    Path(name).write_text(PROGRAM)
    Path(".compatlint.yaml").write_text("'a\\n::add-mask::x ##[error]y': true\n")
    failed = compatlint("check", ".", GITHUB_ACTIONS="true")
    assert failed.returncode == 2
    Path(".compatlint.yaml").unlink()
    for command in (["--format", "concise"], ["--format", "text"], ["--diff"], ["--fix", "--color", "always"]):
        done = compatlint("check", ".", *command, GITHUB_ACTIONS="true")
        assert done.returncode == 1 or command[0] == "--fix"
        for line in (done.stdout + done.stderr).splitlines():
            assert not re.match(r"\s*(\x1b\[[\d;]*m)*::(?!stop-commands::\w{32}$|\w{32}::$)", line), line
    for line in failed.stderr.splitlines():
        assert not re.search(r"^\s*::|##\[", line)


# Packs of others.


def test_a_pack_that_is_not_shipped_is_named() -> None:
    Path("pack.yaml").write_text(PACK)
    Path("a.py").write_text(FIXED)
    assert "pack" not in compatlint("check", ".").stdout
    Path(".compatlint.yaml").write_text("rules: [pack.yaml]\n")
    said = "Judged for Cerebras, edition 2025-09, with the pack pack.yaml: requests go to https://api.cerebras.ai/v1."
    assert said in compatlint("check", ".").stdout
    assert said in compatlint("check", "--format", "concise", ".").stdout
    assert said in compatlint("migrate", ".").stderr
    assert "with the pack pack.yaml: requests go to https://" in compatlint("check", "--diff", ".").stderr
    Path(".compatlint.yaml").rename("../.compatlint.yaml")
    Path("pack.yaml").rename("../pack.yaml")
    assert "../pack.yaml" in compatlint("check", ".").stdout.replace(str(Path("..").resolve()), "..")
    Path(".git").mkdir()
    assert "pack" not in compatlint("check", ".").stdout
