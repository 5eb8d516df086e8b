using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Probative.Local.Checking;

/// <summary>
/// Reads every page of a database at rest and looks where no query does.
/// <para>
/// The bytes that hold nothing: the databases of a vault are written with secure_delete, so that SQLite
/// overwrites with zeros what it frees, and rows of the ledger are only ever appended; so the free bytes of
/// its table pages are zeros. Index pages and inner pages keep remains of cells that moved, about a
/// thousandth of the file: those are counted as not covered. So are all free bytes once something was
/// destroyed: SQLite overwrites what a removed row held, and leaves where it was.
/// </para>
/// <para>
/// The first column of every row: it stands for the number of the row, and SQLite stores null there and never
/// looks. The keys of inner table pages: SQLite needs them only to lie between their neighbours, but as long
/// as no row is removed each is the last one below it.
/// </para>
/// Offsets: https://www.sqlite.org/fileformat.html section 1.6.
/// </summary>
internal sealed class SqlitePages(SafeFileHandle file, Action<PageFault> report, Action<long, long>? leaveOut)
{
    private const int PageSizeBytes = 4096;
    private const int InnerIndex = 2;
    private const int InnerTable = 5;
    private const int LeafIndex = 10;
    private const int LeafTable = 13;

    private readonly byte[] _page = new byte[PageSizeBytes];
    private readonly byte[] _overflow = new byte[PageSizeBytes];
    private readonly long _pages = RandomAccess.GetLength(file) / PageSizeBytes;
    private long _start;

    /// <summary>
    /// True for a database in which no row of a table ever moves or goes; else free bytes are counted.
    /// </summary>
    public bool IsAppendOnly { get; init; } = true;

    /// <summary>True for a database in which no row of a table ever goes.</summary>
    public bool AreKeysLast { get; init; } = true;

    /// <summary>
    /// Bytes that hold nothing and may be anything; a flipped bit in them changes no fact.
    /// </summary>
    public long UncoveredBytes { get; private set; }

    public void Read(Action<long>? progress, CancellationToken ct)
    {
        var buffer = new byte[256 * PageSizeBytes];
        for (long first = 0; first < _pages; first += 256)
        {
            ct.ThrowIfCancellationRequested();
            var length = RandomAccess.Read(file, buffer, first * PageSizeBytes);
            for (var at = 0; at + PageSizeBytes <= length; at += PageSizeBytes)
            {
                buffer.AsSpan(at, PageSizeBytes).CopyTo(_page);
                _start = (first * PageSizeBytes) + at;
                ReadPage();
            }

            progress?.Invoke(Math.Min(_pages, first + 256) * PageSizeBytes);
        }

        ReadFreePages();
    }

    private void ReadPage()
    {
        var head = _start == 0 ? SqliteHeader.SizeBytes : 0;
        var type = _page[head];

        // An overflow page begins with the number of the next, a free one with that or with anything; no
        // database of fewer than 2^25 pages (137 GB) has a number that begins with one of these bytes.
        if (type is not (InnerIndex or InnerTable or LeafIndex or LeafTable)) return;
        var isLeaf = type is LeafIndex or LeafTable;
        var cells = Half(head + 3);
        var pointers = head + (isLeaf ? 8 : 12);
        var gap = pointers + (2 * cells);
        var content = Half(head + 5);
        if (content > PageSizeBytes || gap > content)
        {
            report(new PageFault(_start + head + 3, "The parts of this page overlap."));
            return;
        }

        // SQLite takes number 0 for an end here, so that an inner page with nothing below it goes unseen.
        if (!isLeaf && Word(_page, head + 8) == 0)
        {
            report(new PageFault(_start + head, "This inner page has no page below it."));
        }

        Free(gap, content - gap, mustBeZero: IsAppendOnly && type == LeafTable);
        UncoveredBytes += _page[head + 7];
        ReadFreeBlocks(Half(head + 1), IsAppendOnly && type == LeafTable);
        for (var i = 0; i < cells; i++)
        {
            var at = Half(pointers + (2 * i));
            if (type != InnerTable) ReadCell(type, at);
            else if (AreKeysLast) ReadKey(at);
        }
    }

    private void ReadFreeBlocks(int at, bool mustBeZero)
    {
        // Each block begins with the place of the next, further on in the page, and its own length.
        while (at != 0 && at <= PageSizeBytes - 4)
        {
            var (next, length) = (Half(at), Half(at + 2));
            if (length < 4 || at + length > PageSizeBytes || (next != 0 && next < at + length)) break;
            Free(at + 4, length - 4, mustBeZero);
            at = next;
        }

        if (at == 0) return;
        report(new PageFault(_start + Math.Min(at, PageSizeBytes - 1), "A free block leaves the page."));
    }

    /// <summary>Looks into the last overflow page of a cell, behind where its content ends.</summary>
    private void ReadCell(int type, int at)
    {
        if (type == InnerIndex) at += 4;
        if (!TryReadVarint(ref at, out var payload)) return;
        if (type == LeafTable)
        {
            if (!TryReadVarint(ref at, out _)) return;
            ReadFirstColumn(at);
        }

        const int usable = PageSizeBytes;
        var most = type == LeafTable ? usable - 35 : ((usable - 12) * 64 / 255) - 23;
        if (payload <= most) return;
        const int least = ((usable - 12) * 32 / 255) - 23;
        var here = least + ((payload - least) % (usable - 4));
        if (here > most) here = least;
        var rest = payload - here;
        if (at + here + 4 > PageSizeBytes) return;
        var page = Word(_page, (int)(at + here));

        // Broken chains are found by integrity_check and by reading the row; here only the end counts.
        for (; rest > usable - 4 && TryReadOverflow(page); rest -= usable - 4) page = Word(_overflow, 0);
        if (rest > usable - 4 || !TryReadOverflow(page)) return;
        var free = _overflow.AsSpan((int)(4 + rest)).IndexOfAnyExcept((byte)0);
        if (free < 0) return;
        report(new PageFault(((page - 1L) * PageSizeBytes) + 4 + rest + free, NotZero));
    }

    /// <summary>
    /// The serial type of a record's first column: that of null, or in the schema's own table the one of the
    /// texts "table" and "index" (section 2.1). No flipped bit makes one into the other.
    /// </summary>
    private void ReadFirstColumn(int at)
    {
        const int fiveCharacters = 23;
        if (!TryReadVarint(ref at, out _) || at >= PageSizeBytes) return;
        if (_page[at] is 0 or fiveCharacters) return;
        report(new PageFault(_start + at, "Null was expected here: the column is the number of the row."));
    }

    private void ReadKey(int at)
    {
        if (at + 4 > PageSizeBytes) return;
        var child = Word(_page, at);
        var keyAt = at += 4;
        if (!TryReadVarint(_page, ref at, out var key)) return;
        if (LastKey(child) is not { } last || last == key) return;
        report(new PageFault(_start + keyAt, "This is not the last key of the page below."));
    }

    /// <summary>The last key of a tree; null where its pages are not what they should be.</summary>
    private long? LastKey(uint page)
    {
        // No tree is deeper than this, and a circle of pages ends.
        for (var depth = 0; depth < 20 && TryReadOverflow(page); depth++)
        {
            var head = page == 1 ? SqliteHeader.SizeBytes : 0;
            var cells = BinaryPrimitives.ReadUInt16BigEndian(_overflow.AsSpan(head + 3));
            if (_overflow[head] == InnerTable)
            {
                page = Word(_overflow, head + 8);
                continue;
            }

            var pointer = head + 8 + (2 * (cells - 1));
            if (_overflow[head] != LeafTable || cells == 0 || pointer + 2 > PageSizeBytes) return null;
            int at = BinaryPrimitives.ReadUInt16BigEndian(_overflow.AsSpan(pointer));
            return TryReadVarint(_overflow, ref at, out _) && TryReadVarint(_overflow, ref at, out var key)
                ? key
                : null;
        }

        return null;
    }

    private void ReadFreePages()
    {
        if (_pages == 0 || RandomAccess.Read(file, _page, 0) < PageSizeBytes) return;
        var trunk = new SqliteHeader(_page).FirstFreeTrunk;

        // Bounded by the number of pages, so that a chain that bites its tail ends too.
        for (long seen = 0; trunk != 0 && seen < _pages && TryReadOverflow(trunk); seen++)
        {
            var leaves = Math.Min(Word(_overflow, 4), (uint)(PageSizeBytes / 4) - 2);
            var numbers = new uint[leaves];
            for (var i = 0; i < leaves; i++) numbers[i] = Word(_overflow, 8 + (4 * i));
            trunk = Word(_overflow, 0);
            foreach (var page in numbers)
            {
                if (!TryReadOverflow(page)) continue;
                var free = _overflow.AsSpan().IndexOfAnyExcept((byte)0);
                if (free >= 0) report(new PageFault(((page - 1L) * PageSizeBytes) + free, NotZero));
            }
        }
    }

    private void Free(int at, int length, bool mustBeZero)
    {
        if (mustBeZero)
        {
            var wrong = _page.AsSpan(at, length).IndexOfAnyExcept((byte)0);
            if (wrong >= 0) report(new PageFault(_start + at + wrong, NotZero));
            return;
        }

        UncoveredBytes += length;
        if (length > 0) leaveOut?.Invoke(_start + at, length);
    }

    private bool TryReadOverflow(uint page) =>
        page >= 1 && page <= _pages
        && RandomAccess.Read(file, _overflow, (page - 1L) * PageSizeBytes) == PageSizeBytes;

    private bool TryReadVarint(ref int at, out long value) => TryReadVarint(_page, ref at, out value);

    /// <summary>Section 1.6, "varint": at most nine bytes, high bits first.</summary>
    private static bool TryReadVarint(byte[] page, ref int at, out long value)
    {
        value = 0;
        for (var i = 0; i < 9 && at < PageSizeBytes; i++)
        {
            var next = page[at++];
            value = i == 8 ? (value << 8) | next : (value << 7) | (byte)(next & 0x7f);
            if (i == 8 || next < 0x80) return value >= 0;
        }

        return false;
    }

    private int Half(int at) => BinaryPrimitives.ReadUInt16BigEndian(_page.AsSpan(at));

    private static uint Word(byte[] page, int at) => BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at));

    private const string NotZero = "Zeros were expected: nothing is stored here.";
}
