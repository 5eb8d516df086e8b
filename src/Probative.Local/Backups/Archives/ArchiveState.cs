using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Probative.Ledger;
using Probative.Local.Items;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// What age files hold that were written earlier, so that the next one holds only what is new
/// (docs/spec/backup.md, "The list of what is held"). It opens nothing, and names every digest that is kept.
/// </summary>
internal sealed class ArchiveState
{
    /// <summary>Of some ten million files.</summary>
    public const int LimitBytes = 1024 * 1024 * 1024;

    private const string Magic = "probative backup state 1";
    private const string Sum = "sha256 ";

    private readonly HashSet<(string Directory, Hash32 Sha256)> _names;

    private ArchiveState(BackupDescription description, HashSet<(string Directory, Hash32 Sha256)> names) =>
        (Description, _names) = (description, names);

    /// <summary>That of the newest file.</summary>
    public BackupDescription Description { get; }

    public IReadOnlyCollection<(string Directory, Hash32 Sha256)> Names => _names;

    public bool Holds(string directory, Hash32 sha256) => _names.Contains((directory, sha256));

    /// <summary>After one more file: what this held, and what that one holds.</summary>
    public static ArchiveState After(
        ArchiveState? before,
        BackupDescription description,
        IEnumerable<(string Directory, Hash32 Sha256)> added)
    {
        var names = before is null ? [] : new HashSet<(string Directory, Hash32 Sha256)>(before._names);
        names.UnionWith(added);
        return new ArchiveState(description, names);
    }

    /// <summary>Lines of ASCII: what this is, the description, every path in order, their digest.</summary>
    public byte[] ToBytes()
    {
        var text = new MemoryStream();
        text.Write(Encoding.ASCII.GetBytes($"{Magic}\n"));
        text.Write(Description.ToBytes());
        text.WriteByte((byte)'\n');
        var paths = _names.Select(name => StoredItems.PathOf(name.Directory, name.Sha256));
        foreach (var path in paths.Order(StringComparer.Ordinal))
            text.Write(Encoding.ASCII.GetBytes($"{path}\n"));
        var sum = Hash32.Of(text.GetBuffer().AsSpan(0, (int)text.Length));
        text.Write(Encoding.ASCII.GetBytes($"{Sum}{sum.ToHex()}\n"));
        return text.ToArray();
    }

    /// <summary>False, with what is wrong, for anything that <see cref="ToBytes"/> does not write.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ArchiveState? state, out string fault)
    {
        state = null;
        fault = "It is not in the form of such a list.";
        var whole = bytes;
        if (!TakeLine(ref bytes).SequenceEqual(Encoding.ASCII.GetBytes(Magic))) return false;
        if (!BackupDescription.TryParse(TakeLine(ref bytes), out var description, out var damage))
        {
            fault = $"{damage}";
            return false;
        }

        var names = new HashSet<(string Directory, Hash32 Sha256)>();
        while (!bytes.IsEmpty)
        {
            var at = whole.Length - bytes.Length;
            var line = Encoding.Latin1.GetString(TakeLine(ref bytes));
            if (ArchivePath.TryParse(line, out var directory, out var sha256))
            {
                names.Add((directory, sha256));
                continue;
            }

            if (line == Sum + Hash32.Of(whole[..at]).ToHex() && bytes.IsEmpty)
            {
                state = new ArchiveState(description, names);
                return true;
            }

            fault = string.Create(CultureInfo.InvariantCulture, $"At byte {at} is another line.");
            return false;
        }

        fault = "It was cut.";
        return false;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var line = end < 0 ? bytes : bytes[..end];
        bytes = end < 0 ? [] : bytes[(end + 1)..];
        return line;
    }
}
