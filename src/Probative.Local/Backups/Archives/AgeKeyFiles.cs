using System.Text;
using Probative.Formats.Age;
using Probative.Kernel.Commands;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// Files of recipients and of identities, as `age` has them: one a line, with empty lines and comments that
/// begin with `#`.
/// </summary>
internal static class AgeKeyFiles
{
    // Far more than anybody has keys.
    private const int LimitBytes = 1024 * 1024;

    /// <summary>All recipients, each once; null when one is none, or there is none at all.</summary>
    public static IReadOnlyList<AgeRecipient>? Recipients(
        IReadOnlyList<string> given, IReadOnlyList<string> paths, string to, out Refusal? refusal)
    {
        var texts = given.Select(text => (Path: (string?)null, Text: text.Trim())).ToList();
        foreach (var path in paths)
        {
            if (Lines(path) is not { Count: > 0 } lines)
            {
                refusal = ArchiveRefusal.BadRecipientFile(path);
                return null;
            }

            texts.AddRange(lines.Select(line => ((string?)path, line)));
        }

        var recipients = new List<AgeRecipient>();
        foreach (var (path, text) in texts.DistinctBy(one => one.Text))
        {
            if (!AgeRecipient.TryParse(text, out var recipient))
            {
                refusal = ArchiveRefusal.BadRecipient(path, text);
                return null;
            }

            recipients.Add(recipient);
        }

        refusal = recipients.Count > 0 ? null : ArchiveRefusal.NoRecipient(to);
        return refusal is null ? recipients : null;
    }

    /// <summary>All identities of the files; null when one of the files has none.</summary>
    public static IReadOnlyList<AgeIdentity>? Identities(IReadOnlyList<string> paths, out Refusal? refusal)
    {
        var identities = new List<AgeIdentity>();
        refusal = null;
        foreach (var path in paths)
        {
            var before = identities.Count;
            foreach (var line in Lines(path) ?? [])
            {
                if (AgeIdentity.TryParse(line, out var identity)) identities.Add(identity);
            }

            if (identities.Count > before) continue;
            refusal = ArchiveRefusal.BadIdentity(path);
            return null;
        }

        return identities;
    }

    private static List<string>? Lines(string path)
    {
        try
        {
            // By any way of reading: an identity may come through a pipe, so that it never lies on a disk.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var (lines, read) = (new List<string>(), 0);
            while (reader.ReadLine() is { } line)
            {
                read += line.Length + 1;
                if (read > LimitBytes) return null;
                if (line.Trim() is { Length: > 0 } text && text[0] != '#') lines.Add(text);
            }

            return lines;
        }
        catch (Exception failed) when (
            failed is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return null;
        }
    }
}
