using System.Globalization;
using Probative.Fingerprints.Index.Merging;
using Probative.Fingerprints.Index.Segments;
using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Index.Tails;

namespace Probative.Fingerprints.Index;

/// <summary>
/// Reads an index: the manifest, the segments that it lists, the tails behind them. What a crash left besides
/// is removed; what is not as it was written is said, and then nothing is opened.
/// </summary>
internal sealed class IndexLoader
{
    private readonly IIndexFolder _folder;
    private readonly IReadOnlyList<string> _names;
    private readonly List<IndexDamage> _damage = [];
    private readonly IndexState _state = new();
    private readonly List<FrozenTail> _tails = [];
    private Manifest _manifest = new();
    private ulong _position;
    private int _leftover;
    private int _nextTail;
    private long _previousLength;

    private IndexLoader(IIndexFolder folder)
    {
        _folder = folder;
        _names = folder.List();
    }

    public static IndexOpening Open(IIndexFolder folder, HashIndexOptions options, IDisposable held)
    {
        var loader = new IndexLoader(folder);
        if (!loader.TryReadManifest(out var isMissing))
        {
            return isMissing ? new IndexOpening.Missing() : loader.Damaged();
        }

        loader.ReadSegments();
        if (loader._damage.Count == 0) loader.ReadTails();
        if (loader._damage.Count > 0) return loader.Damaged();
        return new IndexOpening.Opened(loader.Finish(options, held));
    }

    public static HashIndex StartAnew(IIndexFolder folder, HashIndexOptions options, IDisposable held)
    {
        var loader = new IndexLoader(folder);

        // Above every tail that is there, so that none of them is read behind the new manifest.
        var first = loader.Numbers(TailWriter.NamePrefix).DefaultIfEmpty(0).Max() + 1;
        loader._manifest = new Manifest { FirstTail = first };
        loader._nextTail = first;
        SegmentKeeper.Write(folder, loader._manifest);
        return loader.Finish(options, held);
    }

    private IndexOpening.Damaged Damaged()
    {
        _state.Close();
        return new IndexOpening.Damaged(_damage);
    }

    private HashIndex Finish(HashIndexOptions options, IDisposable held)
    {
        // Whatever the manifest does not list is what a crash left, before or behind the manifest's change.
        var listed = _manifest.Segments.Select(segment => SegmentFile.NameOf(segment.Number)).ToHashSet();
        var tails = _tails.Select(tail => TailWriter.NameOf(tail.Number)).ToHashSet();
        var nextSegment = Numbers(SegmentFile.NamePrefix).DefaultIfEmpty(0).Max() + 1;
        foreach (var name in _names)
        {
            var isOurs = name == Manifest.NewName
                || name.StartsWith(SegmentFile.NamePrefix, StringComparison.Ordinal)
                || name.StartsWith(TailWriter.NamePrefix, StringComparison.Ordinal);
            if (isOurs && !listed.Contains(name) && !tails.Contains(name)) _folder.Remove(name);
        }

        var keeper = new SegmentKeeper(_folder, options, _state, _manifest, nextSegment);
        foreach (var tail in _tails) keeper.Take(tail);
        var next = new TailPlace(_nextTail, _previousLength, _leftover);
        var writer = new IndexWriter(_folder, options, _state, keeper, _position, next);
        return new HashIndex(_state, writer, held);
    }

    private bool TryReadManifest(out bool isMissing)
    {
        isMissing = false;
        var bytes = _folder.Read(Manifest.Name);
        if (bytes is null)
        {
            isMissing = !_names.Any(name => name.StartsWith(SegmentFile.NamePrefix, StringComparison.Ordinal)
                || name.StartsWith(TailWriter.NamePrefix, StringComparison.Ordinal));
            if (!isMissing) _damage.Add(new IndexDamage(Manifest.Name, "it is missing"));
            return false;
        }

        if (Manifest.TryParse(bytes) is not { } manifest)
        {
            _damage.Add(new IndexDamage(Manifest.Name, "it is damaged"));
            return false;
        }

        _manifest = manifest;
        _position = manifest.Position;
        _nextTail = manifest.FirstTail;
        return true;
    }

    private void ReadSegments()
    {
        var parts = new List<SegmentPart>();
        foreach (var listed in _manifest.Segments)
        {
            var name = SegmentFile.NameOf(listed.Number);
            if (_folder.Map(name) is not { } bytes)
            {
                _damage.Add(new IndexDamage(name, "it is missing"));
                continue;
            }

            var length = bytes.Length;
            var segment = Segment.TryOpen(bytes, out var problem);
            if (segment is null) _damage.Add(new IndexDamage(name, problem));
            else parts.Add(new SegmentPart(listed.Number, segment, listed.Through, RemovedTags.None));
            if (segment is not null && length != listed.SizeBytes)
            {
                _damage.Add(new IndexDamage(name, "it is another"));
            }
        }

        _state.Begin(_manifest.Sequence, _manifest.Removals, parts);
    }

    private void ReadTails()
    {
        var numbers = Numbers(TailWriter.NamePrefix)
            .Where(number => number >= _manifest.FirstTail).Order().ToList();
        var files = numbers.Select(number => _folder.Read(TailWriter.NameOf(number)) ?? []).ToList();
        for (var i = 0; i < numbers.Count; i++)
        {
            var name = TailWriter.NameOf(numbers[i]);
            if (numbers[i] != _manifest.FirstTail + i)
            {
                _damage.Add(new IndexDamage(TailWriter.NameOf(_manifest.FirstTail + i), "it is missing"));
                return;
            }

            var counted = i + 1 < numbers.Count ? TailHead.TryParse(files[i + 1])?.PreviousLength : null;
            var tail = TailReader.TryRead(files[i], numbers[i], counted, out var problem);
            if (problem is null && tail is not null && tail.Head.Sequence != _state.Sequence)
            {
                problem = "it does not follow what is before it";
            }

            if (problem is not null)
            {
                _damage.Add(new IndexDamage(name, problem));
                return;
            }

            // Only the last can be without a head: it was never begun, and its number is free.
            if (tail is null) return;
            Replay(numbers[i], tail);
        }
    }

    private void Replay(int number, TailReader tail)
    {
        foreach (var step in tail.Steps)
        {
            if (step.Added is { } added)
            {
                _state.Add(added);
                _leftover += added.Length;
            }
            else
            {
                _state.Remove(step.Removed);
            }
        }

        _position = tail.Position ?? _position;
        _state.NoteCommitted();
        _tails.Add(new FrozenTail(number, _state.CloseBlocks(), _state.Sequence, _position));
        (_nextTail, _previousLength) = (number + 1, tail.Length);
    }

    private IEnumerable<int> Numbers(string prefix)
    {
        foreach (var name in _names)
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var digits = name.AsSpan(prefix.Length);
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                yield return number;
            }
        }
    }
}
