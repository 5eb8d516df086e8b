using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Probative.Local.Checking;

namespace Probative.Tests.Checking;

/// <summary>The bytes of a database that hold nothing that a check could compare with anything.</summary>
internal sealed class IdleBytes
{
    private readonly List<(long Start, long Length)> _ranges = [];

    public IdleBytes(string path, bool isLedger)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        LengthBytes = RandomAccess.GetLength(file);
        var pages = new SqlitePages(file, _ => { }, (start, length) => _ranges.Add((start, length)))
        {
            IsAppendOnly = isLedger,
        };
        pages.Read(null, CancellationToken.None);

        // The schema cookie and the version of the library that wrote last: SQLite counts and notes them for
        // itself (https://www.sqlite.org/fileformat.html sections 1.3.9 and 1.3.15).
        _ranges.Add((40, 4));
        _ranges.Add((96, 4));

        // The row of `writer`: who wrote last, which only the lock asks, and how often sealed fields were
        // written anew, which only backups ask.
        if (isLedger) _ranges.Add((PageOf(File.ReadAllBytes(path), "writer"), 4096));
    }

    public long LengthBytes { get; }

    public bool Contains(long offset) =>
        _ranges.Exists(range => offset >= range.Start && offset < range.Start + range.Length);

    /// <summary>
    /// Where the page of a table starts that fits into one: by the text of its row in the schema.
    /// </summary>
    public static long PageOf(byte[] database, string table)
    {
        // The record has type, name, table, root page: "table" + name + name + page + "CREATE TABLE ...".
        var row = Encoding.ASCII.GetBytes($"table{table}{table}");
        var at = database.AsSpan(0, 4096).IndexOf(row) + row.Length;
        var page = database[at + 1] == (byte)'C'
            ? database[at]
            : BinaryPrimitives.ReadUInt16BigEndian(database.AsSpan(at));
        return (page - 1L) * 4096;
    }
}
