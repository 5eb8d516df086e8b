using Probative.Local.Durable;

namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// A disk in memory that promises exactly what <see cref="IVaultFs"/> says and no more. File bytes and
/// directory entries are volatile until synced, apart from each other; <see cref="Crash"/> draws one of the
/// states in which a power cut can leave it. One operation at a time.
/// </summary>
internal sealed class SimulatedDisk : IVaultFs
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedNode> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedNode> _durableNames = new(StringComparer.Ordinal);
    private readonly List<NameChange> _changes = [];
    private readonly HashSet<string> _locked = new(StringComparer.Ordinal);

    public bool IsReadOnly => false;

    /// <summary>Called after every operation that changes what a crash could leave.</summary>
    public Action? AfterStep { get; set; }

    public IVaultFile Create(string path, Access access)
    {
        lock (_gate)
        {
            var file = new SimulatedFile();
            if (!HasParent(path)) throw new InvalidOperationException($"{path} has no directory");
            _names.Add(path, new SimulatedNode(file));
            _changes.Add(new NameChange(path, _names[path]));
            Step();
            return new Writer(this, file);
        }
    }

    public void Rename(string from, string to)
    {
        lock (_gate)
        {
            if (!HasParent(to)) throw new InvalidOperationException($"{to} has no directory");
            var node = _names[from];
            _names.Remove(from);
            _names[to] = node;
            _changes.Add(new NameChange(to, node));
            _changes.Add(new NameChange(from, null));
            Step();
        }
    }

    public void SyncDirectory(string path)
    {
        lock (_gate)
        {
            for (var i = 0; i < _changes.Count; i++)
            {
                if (AtomicFile.ParentOf(_changes[i].Path) == path) Keep(_durableNames, _changes[i]);
            }

            _changes.RemoveAll(change => AtomicFile.ParentOf(change.Path) == path);
            Step();
        }
    }

    public bool TrySyncAll()
    {
        lock (_gate)
        {
            foreach (var change in _changes) Keep(_durableNames, change);
            _changes.Clear();
            foreach (var node in _names.Values) node.File?.Sync();
            Step();
            return true;
        }
    }

    public bool CreateDirectory(string path)
    {
        lock (_gate)
        {
            if (!_names.TryAdd(path, new SimulatedNode(null))) return false;
            _changes.Add(new NameChange(path, _names[path]));
            Step();
            return true;
        }
    }

    public bool Unlink(string path)
    {
        lock (_gate)
        {
            if (!_names.TryGetValue(path, out var node) || node.File is null) return false;
            _names.Remove(path);
            _changes.Add(new NameChange(path, null));
            Step();
            return true;
        }
    }

    public bool RemoveDirectory(string path)
    {
        lock (_gate)
        {
            if (Inside(path).Any() || !_names.Remove(path)) return false;
            _changes.Add(new NameChange(path, null));
            Step();
            return true;
        }
    }

    public IVaultLock? TryLock(string path)
    {
        lock (_gate) return _locked.Add(path) ? new Held(this, path) : null;
    }

    public byte[]? Read(string path, int limitBytes)
    {
        lock (_gate) return _names.GetValueOrDefault(path)?.File?.Bytes;
    }

    public Stream? OpenRead(string path) =>
        Read(path, int.MaxValue) is { } bytes ? new MemoryStream(bytes, writable: false) : null;

    public long? SizeBytes(string path) => Read(path, int.MaxValue)?.Length;

    public IReadOnlyList<VaultEntry>? List(string path)
    {
        lock (_gate)
        {
            if (path.Length > 0 && _names.GetValueOrDefault(path) is not { File: null }) return null;
            return [.. Inside(path).Order(StringComparer.Ordinal)
                .Select(name => new VaultEntry(Path.GetFileName(name), _names[name].File is null))];
        }
    }

    public string FullPath(string path) => "simulated:" + path;

    /// <summary>
    /// One state that a power cut now could leave: any subset of the name changes that were not synced, and
    /// of each file what <see cref="SimulatedFile.AfterCrash"/> draws. A name below a directory that did not
    /// survive is gone.
    /// </summary>
    public CrashedDisk Crash(Random random)
    {
        lock (_gate)
        {
            var names = new Dictionary<string, SimulatedNode>(_durableNames, StringComparer.Ordinal);
            var mood = random.Next(4);
            foreach (var change in _changes)
            {
                var survives = mood switch { 0 => false, 1 => true, _ => random.Next(2) == 0 };
                if (survives) Keep(names, change);
            }

            return new CrashedDisk(names, random);
        }
    }

    /// <summary>
    /// Runs while nothing else can change this disk: what is read meanwhile belongs to one moment.
    /// </summary>
    public T Freeze<T>(Func<T> look)
    {
        lock (_gate) return look();
    }

    private static void Keep(Dictionary<string, SimulatedNode> names, NameChange change)
    {
        if (change.Node is null) names.Remove(change.Path);
        else names[change.Path] = change.Node;
    }

    private bool HasParent(string path) =>
        AtomicFile.ParentOf(path) is var parent
        && (parent.Length == 0 || _names.GetValueOrDefault(parent) is { File: null });

    private IEnumerable<string> Inside(string directory) =>
        _names.Keys.Where(name => AtomicFile.ParentOf(name) == directory && name.Length > 0);

    private void Step() => AfterStep?.Invoke();

    private sealed class Writer(SimulatedDisk disk, SimulatedFile file) : IVaultFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            lock (disk._gate)
            {
                file.Append(bytes);
                disk.Step();
            }
        }

        public void StartWriteback()
        {
        }

        public void Sync()
        {
            lock (disk._gate)
            {
                file.Sync();
                disk.Step();
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class Held(SimulatedDisk disk, string path) : IVaultLock
    {
        public void Describe(ReadOnlySpan<byte> text)
        {
        }

        public void Dispose()
        {
            lock (disk._gate) disk._locked.Remove(path);
        }
    }
}
