using Probative.Fingerprints.Index.Merging;
using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Index.Searching;
using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index;

/// <summary>
/// An index of 256-bit hashes in a folder: everything within a radius, exactly, among many millions
/// (docs/spec/index.md). Searching is for any number of threads, at any time; <see cref="Add"/>,
/// <see cref="Remove"/>, <see cref="RemoveWhere"/>, <see cref="Commit"/> and <see cref="Compact"/> are for
/// one at a time. It is a view: what it holds the caller can tell again, and <see cref="Position"/> says from
/// where on.
/// </summary>
public sealed class HashIndex : IDisposable
{
    private readonly IndexState _state;
    private readonly IndexWriter _writer;
    private readonly IDisposable _lock;

    internal HashIndex(IndexState state, IndexWriter writer, IDisposable held)
    {
        (_state, _writer, _lock) = (state, writer, held);
    }

    /// <summary>The caller's own measure of how far it has told, as of the last commit.</summary>
    public ulong Position => _writer.Position;

    /// <summary>How many tags are held, with those of removed entries that are not yet merged away.</summary>
    public long Count
    {
        get
        {
            using var parts = Hold();
            return parts.Segments.Sum(part => (long)part.Segment.TagCount)
                + parts.Blocks.Sum(part => (long)part.Count);
        }
    }

    /// <summary>How many segments there are, and the bytes of their files.</summary>
    public (int Segments, long SizeBytes) Size
    {
        get
        {
            using var parts = Hold();
            return (parts.Segments.Count, parts.Segments.Sum(part => part.Segment.SizeBytes));
        }
    }

    /// <summary>Opens the index of a folder, checking all its bytes.</summary>
    /// <param name="folder">The folder; nobody else writes there.</param>
    /// <param name="options">How it is kept.</param>
    /// <exception cref="IndexStorageException">The medium refused an operation.</exception>
    public static IndexOpening Open(IIndexFolder folder, HashIndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.TryLock() is not { } held) return new IndexOpening.InUse();
        var opening = IndexLoader.Open(folder, options ?? new HashIndexOptions(), held);
        if (opening is not IndexOpening.Opened) held.Dispose();
        return opening;
    }

    /// <summary>
    /// Makes an empty index in place of what is there, whole or damaged. A crash leaves the old files or the
    /// empty index. Null when another has it open.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How it is kept.</param>
    /// <exception cref="IndexStorageException">The medium refused an operation.</exception>
    public static HashIndex? StartAnew(IIndexFolder folder, HashIndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.TryLock() is not { } held) return null;
        return IndexLoader.StartAnew(folder, options ?? new HashIndexOptions(), held);
    }

    /// <summary>
    /// Adds entries: searched from now on, durable when <see cref="Commit"/> has returned. An entry that is
    /// added twice is there twice.
    /// </summary>
    /// <param name="entries">Any number, in any order.</param>
    public void Add(ReadOnlySpan<HashEntry> entries) => _writer.Add(entries);

    /// <summary>
    /// Removes what was added under these tags so far; found no more from now on, durable when
    /// <see cref="Commit"/> has returned. The bytes go when segments are merged, the last of them with
    /// <see cref="Compact"/>.
    /// </summary>
    /// <param name="ranges">The tags; ranges may overlap, and hold tags that are not there.</param>
    public void Remove(ReadOnlySpan<TagRange> ranges) => _writer.Remove(ranges);

    /// <summary>Removes what was added under the tags of which this is true, and returns how many.</summary>
    /// <param name="isRemoved">Asked about every entry's tag.</param>
    public long RemoveWhere(Func<ulong, bool> isRemoved)
    {
        ArgumentNullException.ThrowIfNull(isRemoved);
        List<ulong> tags;
        using (var parts = Hold()) tags = IndexTags.Where(parts, isRemoved);
        tags.Sort();
        var ranges = new List<TagRange>();
        foreach (var tag in tags)
        {
            if (ranges.Count > 0 && tag - ranges[^1].Last <= 1) ranges[^1] = ranges[^1] with { Last = tag };
            else ranges.Add(new TagRange(tag, tag));
        }

        if (ranges.Count > 0) Remove(ranges.ToArray());
        return tags.Count;
    }

    /// <summary>
    /// Returns when everything added and removed so far is durable, with the position; a crash before leaves
    /// the index as of the commit before.
    /// </summary>
    /// <param name="position">
    /// How far the caller has told what it has to tell; it finds it again in <see cref="Position"/>.
    /// </param>
    /// <exception cref="IndexStorageException">
    /// The medium refused; this index writes no more, and opening it again finds the last commit.
    /// </exception>
    public void Commit(ulong position) => _writer.Commit(position);

    /// <summary>
    /// Writes all that was committed into as few segments as there can be, without what was removed. Takes
    /// twice the room of the index on the disk meanwhile, and some 100 bytes of memory for each entry.
    /// </summary>
    /// <exception cref="IndexStorageException">As for <see cref="Commit"/>.</exception>
    public void Compact() => _writer.Compact();

    /// <summary>
    /// For each query everything within the radius: exact, whatever the radius. Queries that are alike are
    /// searched once. Up to a radius of 31, and beyond where it costs less, hashes are looked up; otherwise
    /// they are all compared, which many queries at once share.
    /// </summary>
    /// <param name="queries">Any number; some hundred at once cost less each than one.</param>
    /// <param name="radius">0 to 256.</param>
    /// <param name="limit">
    /// The most that is listed for a query, at least 1: the nearest, of equally near ones those with the
    /// smallest tags.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Radius or limit is none of these.</exception>
    public IReadOnlyList<MatchList> Search(ReadOnlySpan<PdqHash> queries, int radius, int limit = 1000) =>
        Search(queries, radius, limit, HashScan.Best);

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _state.Close();
        _lock.Dispose();
    }

    /// <summary>The same as a search, without looking anything up: for what checks searches.</summary>
    internal IReadOnlyList<MatchList> Compared(ReadOnlySpan<PdqHash> queries, int radius, int limit) =>
        Search(queries, radius, limit, HashScan.Best, isLookedUp: false);

    internal IReadOnlyList<MatchList> Search(
        ReadOnlySpan<PdqHash> queries, int radius, int limit, ScanPath path, bool isLookedUp = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radius, PdqHash.Bits);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var distinct = new List<PdqHash>();
        var places = new Dictionary<PdqHash, int>();
        var place = new int[queries.Length];
        for (var i = 0; i < queries.Length; i++)
        {
            if (!places.TryGetValue(queries[i], out place[i]))
            {
                places[queries[i]] = place[i] = distinct.Count;
                distinct.Add(queries[i]);
            }
        }

        var lists = new MatchCollector[distinct.Count];
        for (var i = 0; i < lists.Length; i++) lists[i] = new MatchCollector(limit);
        using (var parts = Hold())
        {
            var asked = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(distinct);
            foreach (var part in parts.Segments)
            {
                SegmentSearch.Run(part.Segment, asked, radius, part.Removed, lists, path, isLookedUp);
            }

            foreach (var part in parts.Blocks) BlockSearch.Run(part, asked, radius, lists, path);
        }

        var found = lists.Select(list => list.ToList()).ToArray();
        return [.. place.Select(i => found[i])];
    }

    private IndexParts Hold() => _state.Hold() ?? throw new ObjectDisposedException(nameof(HashIndex));
}
