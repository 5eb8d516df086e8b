using System.Text;
using Probative.Check.Faults;
using Probative.Check.Reading;
using Probative.Formats.BagIt;
using Probative.Formats.Containers;
using Probative.Ledger;
using Damage = Probative.Formats.Damage;

namespace Probative.Check.Package;

/// <summary>The package as a bag: package.md, codes bag-format and file-*.</summary>
internal sealed class BagPart(PackageFiles files, FaultList faults)
{
    private static readonly string[] InfoLabels =
        [PayloadOxum.Label, "Bagging-Date", "Bag-Software-Agent", "External-Description"];

    private ManifestPart? _payload;
    private ManifestPart? _tags;

    /// <summary>Reads what the other parts go by: the listing and the two manifests.</summary>
    public void ReadManifests()
    {
        foreach (string path in PackagePaths.Required)
        {
            if (!files.Has(path))
                faults.Add(Codes.BagFormat, path, "The file is missing; every package has it.");
        }

        _tags = ManifestPart.Read(files, PackagePaths.TagManifest, faults, PackagePaths.IsTag);
        _payload = ManifestPart.Read(files, PackagePaths.Manifest, faults, PackagePaths.IsPayload);
        ReportListing();
    }

    /// <summary>Every file whose digest something in the package speaks of.</summary>
    public IEnumerable<string> PathsToHash()
    {
        foreach (FileEntry entry in files.Files.Files)
        {
            bool isWanted = IsNamed(entry.Path) || PackagePaths.Sealed.Contains(entry.Path)
                || entry.Path.StartsWith(PackagePaths.Items, StringComparison.Ordinal);
            if (isWanted) yield return entry.Path;
        }
    }

    public void CheckTagFiles()
    {
        if (files.ReadText(PackagePaths.Declaration) is { } declaration)
        {
            long at = TextForm.FirstDifference(declaration, Encoding.ASCII.GetBytes(BagWriter.Declaration));
            if (at >= 0)
                faults.Add(
                    new Fault(Codes.BagFormat, PackagePaths.Declaration, at, "It is not its two lines."));
        }

        if (files.ReadText(PackagePaths.Info) is { } info) CheckInfo(info);
    }

    /// <summary>Compares every digest; all files have to be read before.</summary>
    public void CompareManifests()
    {
        foreach (ManifestPart? manifest in (ManifestPart?[])[_payload, _tags])
        {
            foreach ((string path, Hash32 listed) in manifest?.Lines ?? [])
            {
                if (!files.Has(path))
                {
                    faults.Add(Codes.FileMissing, path, "A manifest names the file, and it is not there.");
                }
                else if (files.DigestOf(path) is { } found && found != listed)
                {
                    faults.Add(
                        Codes.FileChanged, path, $"Its SHA-256 is {found}, and {listed} in the manifest.");
                }
            }
        }

        foreach (FileEntry entry in files.Files.Files)
        {
            // Where a manifest is missing, that is the fault, not each of the files that it would have named.
            bool isPayload = entry.Path.StartsWith("data/", StringComparison.Ordinal);
            if ((isPayload ? _payload : _tags) is null || IsNamed(entry.Path)) continue;
            faults.Add(Codes.FileExtra, entry.Path, "The file is in no manifest.");
        }
    }

    private bool IsNamed(string path) =>
        path == PackagePaths.TagManifest || (_payload?.Lines.ContainsKey(path) ?? false)
        || (_tags?.Lines.ContainsKey(path) ?? false);

    private void ReportListing()
    {
        foreach (Damage damage in files.Files.Damages)
        {
            bool isFile = damage.Path.Length > 0 && damage.Code is ContainerCodes.Link
                or ContainerCodes.NotRegular;
            string code =
                !isFile ? Codes.BagFormat : IsNamed(damage.Path) ? Codes.FileMissing : Codes.FileExtra;

            // A link that a manifest names is missing as a file, which is told with the manifest.
            if (code != Codes.FileMissing)
                faults.Add(new Fault(code, damage.Path, damage.Offset, damage.Message));
        }
    }

    private void CheckInfo(ReadOnlySpan<byte> info)
    {
        var at = 0;
        foreach (string label in InfoLabels)
        {
            ReadOnlySpan<byte> rest = info[at..];
            int end = rest.IndexOf((byte)'\n');
            byte[] start = Encoding.ASCII.GetBytes(label + ": ");
            ReadOnlySpan<byte> text = end < 0 || !rest.StartsWith(start) ? default : rest[start.Length..end];
            if (text.IsEmpty || !IsPlainText(text))
            {
                long wrong = at + rest.CommonPrefixLength(start);
                faults.Add(
                    new Fault(Codes.BagFormat, PackagePaths.Info, wrong, $"\"{label}: text\" was expected."));
                return;
            }

            if (label == PayloadOxum.Label) CheckOxum(text, at + start.Length);
            at += end + 1;
        }

        if (at != info.Length)
            faults.Add(new Fault(Codes.BagFormat, PackagePaths.Info, at, "It has more than its four lines."));
    }

    private static bool IsPlainText(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyInRange((byte)0, (byte)0x1f) < 0
        && !text.Contains((byte)0x7f)
        && System.Text.Unicode.Utf8.IsValid(text);

    private void CheckOxum(ReadOnlySpan<byte> text, long offset)
    {
        long octets = 0, count = 0;
        foreach (FileEntry entry in files.Files.Files)
        {
            if (!entry.Path.StartsWith("data/", StringComparison.Ordinal)) continue;
            octets += entry.Length;
            count++;
        }

        string found = new PayloadOxum(octets, count).ToString();
        if (text.SequenceEqual(Encoding.ASCII.GetBytes(found))) return;
        string stated = Encoding.UTF8.GetString(text);
        faults.Add(new Fault(
            Codes.BagFormat, PackagePaths.Info, offset, $"Payload-Oxum is \"{stated}\"; there are {found}."));
    }
}
