"""Writes THIRD-PARTY-NOTICES.txt: the licences of all packages that GpuEs' packages contain or need, from the restored
packages themselves. Run it after `dotnet restore` when a version in Directory.Packages.props changes; a test fails until
then."""
import glob, json, os, re, xml.etree.ElementTree as xml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""
BSD = """Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products
derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE."""
TEXTS = {"MIT": MIT, "BSD-3-Clause": BSD}


def packages():
    found = {}
    for assets in glob.glob(f"{ROOT}/src/*/obj/project.assets.json"):
        restored = json.load(open(assets))
        folder = next(iter(restored["packageFolders"]))
        for name, library in next(iter(restored["targets"].values())).items():
            if library["type"] == "package":
                found[name] = os.path.join(folder, *name.lower().split("/"))
    return sorted(found.items(), key=lambda item: item[0].lower())


def read(path):
    return open(path, encoding="utf-8-sig", errors="replace").read().replace("\r\n", "\n").strip()


def licence(folder):
    metadata = xml.parse(glob.glob(folder + "/*.nuspec")[0]).getroot()[0]
    fields = {element.tag.split("}")[1]: element for element in metadata}
    stated = fields["license"]
    holder = (fields["copyright"] if "copyright" in fields else fields["authors"]).text
    holder = holder if re.match(r"(?i)copyright|©", holder) else f"Copyright (c) {holder}"
    files = [file for file in glob.glob(folder + "/**", recursive=True) if os.path.isfile(file)]
    own = [file for file in files if re.fullmatch(r"(?i)license(\.txt|\.md)?", os.path.basename(file))]
    notices = [file for file in files if re.fullmatch(r"(?i)third-party-notices\.txt|license-3rd-party\.txt|notices\.txt",
                                                      os.path.basename(file))]
    text = read(own[0]) if own else f"{stated.text}\n\n{holder}\n\n{TEXTS[stated.text]}"
    return text, [read(file) for file in notices]


def main():
    texts, notices = {}, {}
    for name, folder in packages():
        text, others = licence(folder)
        texts.setdefault(text, []).append(name)
        for other in others:
            notices.setdefault(other, []).append(name)
    line = "=" * 100
    parts = ["GpuEs uses these packages, and gpues, the tool, contains them. Each is under its own licence."]
    for named, what in ((texts, ""), (notices, "What is in turn part of ")):
        for text, names in named.items():
            listed = "\n".join(name.replace("/", " ") for name in names)
            parts.append(f"{line}\n{what}{listed}\n\n{text}")
    with open(f"{ROOT}/THIRD-PARTY-NOTICES.txt", "w", encoding="utf-8", newline="\n") as file:
        file.write("\n\n".join(parts) + "\n")


main()
