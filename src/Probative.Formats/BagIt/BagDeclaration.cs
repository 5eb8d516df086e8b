using Probative.Formats.Containers;

namespace Probative.Formats.BagIt;

/// <summary>The bag declaration <c>bagit.txt</c> (RFC 8493 section 2.1.1).</summary>
/// <param name="Version">The version of BagIt that the bag says it follows.</param>
/// <param name="Encoding">How its other tag files are encoded.</param>
public sealed record BagDeclaration(BagVersion Version, TagEncoding Encoding)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "bagit.txt";

    private const string VersionLabel = "BagIt-Version";
    private const string EncodingLabel = "Tag-File-Character-Encoding";

    /// <summary>
    /// Reads the declaration. What cannot be read is reported and taken as version 1.0 and UTF-8, so that the
    /// rest of the bag is still looked at.
    /// </summary>
    internal static BagDeclaration Read(IFileSet files, DamageList damages)
    {
        var version = BagVersion.Current;
        var encoding = TagEncoding.Utf8;
        if (!files.TryFind(FileName, out FileEntry entry))
        {
            damages.Add(
                Damage.Of(BagCodes.Declaration, FileName, "There is no bagit.txt: this is not a bag."));
            return new BagDeclaration(version, encoding);
        }

        using EntryReader reader = files.Open(entry);
        var lines = new TagLineReader(reader, TagEncoding.Utf8, damages);
        var read = new List<TagLine>(2);
        while (lines.TryRead(out TagLine line))
        {
            if (read.Count == 2)
            {
                Report(damages, line.Offset, "It has more than two lines.");
                break;
            }

            read.Add(line);
        }

        if (lines.HasByteOrderMark) Report(damages, 0, "It begins with a byte-order mark.");
        if (read.Count > 0) version = ReadVersion(read[0], damages);
        if (read.Count > 1) encoding = ReadEncoding(read[1], version, damages);
        if (read.Count < 2) Report(damages, reader.Position, "It has fewer than its two lines.");
        return new BagDeclaration(version, encoding);
    }

    private static BagVersion ReadVersion(TagLine line, DamageList damages)
    {
        if (!TryTakeValue(line, VersionLabel, damages, out string value)) return BagVersion.Current;
        if (!BagVersion.TryParse(value, out BagVersion version))
        {
            Report(damages, line.Offset, "The version is not two numbers with a point between.");
            return BagVersion.Current;
        }

        if (!version.IsKnown)
        {
            damages.Add(new Damage(
                BagCodes.Version,
                FileName,
                line.Offset,
                $"BagIt {version} is not read, only 0.93 to 0.97 and 1.0."));
        }

        return version;
    }

    private static TagEncoding ReadEncoding(TagLine line, BagVersion version, DamageList damages)
    {
        if (!TryTakeValue(line, EncodingLabel, damages, out string value)) return TagEncoding.Utf8;
        TagEncoding? known = value.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" => TagEncoding.Utf8,
            "US-ASCII" or "ASCII" or "ANSI_X3.4-1968" => TagEncoding.Ascii,
            "ISO-8859-1" or "ISO_8859-1" or "LATIN1" => TagEncoding.Latin1,
            "UTF-16" => TagEncoding.Utf16,
            "UTF-16BE" => TagEncoding.Utf16BigEndian,
            "UTF-16LE" => TagEncoding.Utf16LittleEndian,
            _ => null,
        };
        if (known is null)
        {
            damages.Add(new Damage(
                BagCodes.Encoding, FileName, line.Offset, $"An encoding that is not read: \"{value}\"."));
        }
        else if (known is not TagEncoding.Utf8 && !version.IsDraft)
        {
            damages.Add(new Damage(
                BagCodes.Encoding, FileName, line.Offset, "The tag files should be UTF-8.", IsWarning: true));
        }

        return known ?? TagEncoding.Utf8;
    }

    // The label, a colon, one space, the value. White space before the colon breaks the form in every version
    // of the conformance suite; more of it after the value is worth a warning.
    private static bool TryTakeValue(TagLine line, string label, DamageList damages, out string value)
    {
        value = "";
        string prefix = label + ":";
        if (!line.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            Report(damages, line.Offset, $"The line is not \"{label}: \" and a value.");
            return false;
        }

        ReadOnlySpan<char> rest = line.Text.AsSpan(prefix.Length);
        value = rest.Trim(" \t").ToString();
        if (!rest.StartsWith(" ") || rest[1..] is var tail && !tail.SequenceEqual(value))
        {
            Warn(damages, line.Offset, "The value stands with other white space than one space.");
        }
        else if (!line.Text.StartsWith(label, StringComparison.Ordinal))
        {
            Warn(damages, line.Offset, $"The label is usually written {label}.");
        }

        return true;
    }

    private static void Warn(DamageList damages, long offset, string message) =>
        damages.Add(new Damage(BagCodes.Declaration, FileName, offset, message, IsWarning: true));

    private static void Report(DamageList damages, long offset, string message) =>
        damages.Add(new Damage(BagCodes.Declaration, FileName, offset, message));
}
