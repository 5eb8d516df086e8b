using System.Runtime.InteropServices;
using Probative.Fingerprints.Index.Storage;

namespace Probative.Fingerprints.Tests.Index;

/// <summary>
/// A folder in memory that promises what <see cref="IIndexFolder"/> says and no more: bytes and names are
/// volatile until synced, apart from each other.
/// </summary>
internal sealed class SimulatedFolder : IIndexFolder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedFile> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedFile> _durable = new(StringComparer.Ordinal);
    private readonly List<(string Name, SimulatedFile? File)> _changes = [];
    private bool _isLocked;

    /// <summary>Called before everything that writes, with what it is; may throw.</summary>
    public Action<string>? BeforeStep { get; set; }

    /// <summary>Called after everything that changes what a crash could leave.</summary>
    public Action<string>? AfterStep { get; set; }

    public IReadOnlyList<string> List()
    {
        lock (_gate) return [.. _names.Keys];
    }

    public IIndexFile Create(string name)
    {
        var file = new SimulatedFile();
        Step($"create {name}", () =>
        {
            _names.Add(name, file);
            _changes.Add((name, file));
        });
        return new Writer(this, name, file);
    }

    public byte[]? Read(string name)
    {
        lock (_gate) return _names.GetValueOrDefault(name)?.Bytes;
    }

    public MappedBytes? Map(string name) => Read(name) is { } bytes ? new Copy(bytes) : null;

    public void Rename(string from, string to) => Step($"rename {to}", () =>
    {
        var file = _names[from];
        _names.Remove(from);
        _names[to] = file;
        _changes.Add((to, file));
        _changes.Add((from, null));
    });

    public void Remove(string name)
    {
        lock (_gate)
        {
            if (!_names.ContainsKey(name)) return;
        }

        Step($"remove {name}", () =>
        {
            _names.Remove(name);
            _changes.Add((name, null));
        });
    }

    public void SyncNames() => Step("sync names", () =>
    {
        foreach (var change in _changes) Keep(_durable, change);
        _changes.Clear();
    });

    public IDisposable? TryLock()
    {
        lock (_gate)
        {
            if (_isLocked) return null;
            _isLocked = true;
            return new Held(this);
        }
    }

    /// <summary>Changes a byte of a file, as a bad disk does.</summary>
    public void Damage(string name, long offset, byte change)
    {
        lock (_gate)
        {
            var bytes = _names[name].Bytes;
            bytes[offset] ^= change;
            _names[name] = new SimulatedFile(bytes);
        }
    }

    /// <summary>One of the states in which a cut of the power could leave the folder now.</summary>
    public SimulatedFolder Crash(Random random)
    {
        lock (_gate)
        {
            var names = new Dictionary<string, SimulatedFile>(_durable, StringComparer.Ordinal);
            var mood = random.Next(4);
            foreach (var change in _changes)
            {
                if (mood switch { 0 => false, 1 => true, _ => random.Next(2) == 0 }) Keep(names, change);
            }

            var crashed = new SimulatedFolder();
            foreach (var (name, file) in names)
            {
                crashed._names[name] = new SimulatedFile(file.AfterCrash(random));
                crashed._durable[name] = crashed._names[name];
            }

            return crashed;
        }
    }

    private static void Keep(
        Dictionary<string, SimulatedFile> names, (string Name, SimulatedFile? File) change)
    {
        if (change.File is null) names.Remove(change.Name);
        else names[change.Name] = change.File;
    }

    private void Step(string what, Action change)
    {
        BeforeStep?.Invoke(what);
        lock (_gate) change();
        AfterStep?.Invoke(what);
    }

    private sealed class Writer(SimulatedFolder folder, string name, SimulatedFile file) : IIndexFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            var copy = bytes.ToArray();
            folder.Step($"write {name}", () => file.Append(copy));
        }

        public void Sync() => folder.Step($"sync {name}", file.Sync);

        public void Dispose()
        {
        }
    }

    private sealed class Held(SimulatedFolder folder) : IDisposable
    {
        public void Dispose() => folder._isLocked = false;
    }

    private sealed unsafe class Copy : MappedBytes
    {
        private readonly byte* _start;

        public Copy(byte[] bytes)
        {
            Length = bytes.Length;
            Start = _start = (byte*)NativeMemory.AlignedAlloc((nuint)bytes.Length + 1, 64);
            bytes.CopyTo(new Span<byte>(Start, bytes.Length));
        }

        protected override void Release() => NativeMemory.AlignedFree(_start);
    }
}

/// <summary>The bytes of a file: what is durable, and what was appended since.</summary>
internal sealed class SimulatedFile(byte[]? durable = null)
{
    private readonly List<byte> _bytes = [.. durable ?? []];
    private int _durable = durable?.Length ?? 0;

    public byte[] Bytes => [.. _bytes];

    public void Append(byte[] bytes) => _bytes.AddRange(bytes);

    public void Sync() => _durable = _bytes.Count;

    /// <summary>Of what was appended since the last sync a torn beginning, nothing, all, or zeroes.</summary>
    public byte[] AfterCrash(Random random)
    {
        var all = Bytes;
        var kept = random.Next(4) switch
        {
            0 => _durable,
            1 => all.Length,
            _ => random.Next(_durable, all.Length + 1),
        };
        if (random.Next(2) == 0) return all[..kept];
        var zeroed = new byte[all.Length];
        all.AsSpan(0, kept).CopyTo(zeroed);
        return zeroed;
    }
}
