using System.Text;
using Probative.Ledger.Notes;
using Probative.Local.Durable;

namespace Probative.Local.Log;

/// <summary>
/// `log/vkey` and `log/vkeys`: the key that signs, and every one that ever did, the oldest first.
/// </summary>
internal static class VerifierKeyFiles
{
    // A line has some 300 bytes at most.
    private const int LimitBytes = 1024 * 1024;

    /// <summary>The key that signs, or null when `log/vkey` is missing or malformed.</summary>
    public static VerifierKey? ReadCurrent(IReadFs fs)
    {
        var line = fs.Read(VaultPath.VerifierKey, 4096);
        if (line is null) return null;
        var text = Encoding.UTF8.GetString(line).TrimEnd('\n');
        return VerifierKey.TryParse(text, out var key, out _) ? key : null;
    }

    /// <summary>The lines of `log/vkeys`; empty when it is missing.</summary>
    public static string[] ReadAll(IReadFs fs) =>
        Encoding.UTF8.GetString(fs.Read(VaultPath.VerifierKeys, LimitBytes) ?? [])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The files of a log that a key signs alone. On the durable thread.</summary>
    public static void Write(IVaultFs fs, VerifierKey key)
    {
        WriteCurrent(fs, key);
        WriteAll(fs, [key.Line]);
    }

    /// <summary>Writes the list, if it is not there as it should be. On the durable thread.</summary>
    public static void WriteAll(IVaultFs fs, IReadOnlyList<string> lines)
    {
        if (ReadAll(fs).SequenceEqual(lines)) return;
        AtomicFile.Write(fs, VaultPath.VerifierKeys, Bytes(lines), Access.Replaceable);
    }

    /// <summary>From now on this key signs. On the durable thread.</summary>
    public static void WriteCurrent(IVaultFs fs, VerifierKey key) =>
        AtomicFile.Write(fs, VaultPath.VerifierKey, Bytes([key.Line]), Access.Replaceable);

    private static byte[] Bytes(IReadOnlyList<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
