using Probative.Local.Durable;

namespace Probative.Local.Packages;

/// <summary>
/// The bytes of a ZIP file on their way to the durable thread: forward only, in chunks, so that neither
/// headers nor small files cost a system call each.
/// </summary>
internal sealed class ZipFileStream(PackagePlace place) : Stream
{
    private const int ChunkBytes = 1 << 20;
    private const int WritebackBytes = 32 << 20;

    private readonly byte[] _chunk = new byte[ChunkBytes];
    private IVaultFile? _file;
    private int _filled;
    private long _sinceWriteback;
    private bool _isAbandoned;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Creates the file at its first use.</summary>
    public async ValueTask OpenAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        _file ??= await place.RunAsync(fs => fs.Create(place.Aside, Access.Replaceable));
    }

    /// <summary>From here on nothing is written: the file is about to be removed, or is left as it
    /// lies.</summary>
    public void Abandon() => _isAbandoned = true;

    /// <summary>Makes all bytes and the name under which they were written durable.</summary>
    public async Task SyncAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await PassOnAsync();
        await place.RunAsync(fs =>
        {
            _file!.Sync();
            fs.SyncDirectory("");
        });
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!_isAbandoned && !buffer.IsEmpty)
        {
            if (_filled == ChunkBytes) PassOnAsync().GetAwaiter().GetResult();
            var count = Math.Min(ChunkBytes - _filled, buffer.Length);
            buffer[..count].CopyTo(_chunk.AsSpan(_filled));
            _filled += count;
            buffer = buffer[count..];
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!_isAbandoned && !buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_filled == ChunkBytes) await PassOnAsync();
            var count = Math.Min(ChunkBytes - _filled, buffer.Length);
            buffer[..count].CopyTo(_chunk.AsMemory(_filled));
            _filled += count;
            buffer = buffer[count..];
        }
    }

    public override Task WriteAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Nothing is passed on early: every entry of an archive flushes, however small it is.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (_file is { } file) await place.RunAsync(_ => file.Dispose());
        _file = null;
        await base.DisposeAsync();
    }

    private async Task PassOnAsync()
    {
        if (_isAbandoned || _filled == 0 || _file is null) return;
        var count = _filled;
        await place.RunAsync(_ =>
        {
            _file.Write(_chunk.AsSpan(0, count));
            _sinceWriteback += count;
            if (_sinceWriteback < WritebackBytes) return;
            _file.StartWriteback();
            _sinceWriteback = 0;
        });
        _filled = 0;
    }
}
