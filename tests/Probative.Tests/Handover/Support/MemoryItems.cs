using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Tests.Handover.Support;

/// <summary>Stored bytes in memory.</summary>
internal sealed class MemoryItems : IItemStore
{
    private readonly Dictionary<Hash32, byte[]> _items = [];

    public IEnumerable<Hash32> Digests => _items.Keys;

    public Hash32 Add(byte[] bytes)
    {
        var sha256 = Hash32.Of(bytes);
        _items[sha256] = bytes;
        return sha256;
    }

    /// <summary>Puts other bytes under a digest, as a broken disk does.</summary>
    public void Damage(Hash32 sha256, byte[] bytes) => _items[sha256] = bytes;

    public void Lose(Hash32 sha256) => _items.Remove(sha256);

    public IItemIntake Begin(long expectedSizeBytes) => new Intake(this);

    public Stream? OpenRead(Hash32 sha256) =>
        _items.TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes, writable: false) : null;

    public long? SizeBytes(Hash32 sha256) => _items.TryGetValue(sha256, out var bytes) ? bytes.Length : null;

    public string PathOf(Hash32 sha256) => "items/" + sha256.ToHex();

    private sealed class Intake(MemoryItems items) : IItemIntake
    {
        private readonly byte[] _buffer = new byte[1 << 16];
        private readonly MemoryStream _bytes = new();

        public Memory<byte> GetBuffer() => _buffer;

        public ValueTask AdvanceAsync(int count, CancellationToken ct)
        {
            _bytes.Write(_buffer, 0, count);
            return ValueTask.CompletedTask;
        }

        public Task<StoredBytes> CommitAsync(CancellationToken ct)
        {
            var bytes = _bytes.ToArray();
            return Task.FromResult(new StoredBytes(items.Add(bytes), bytes.Length));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
