namespace Probative.Handover.Package;

/// <summary>One file of a package while it is written, from its start to its end.</summary>
public interface IPackageFile : IAsyncDisposable
{
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>
    /// Ends the file. When <see cref="IPackageSink.SealAsync"/> completes, its bytes are durable. Disposing
    /// an unclosed file abandons it, and the package with it.
    /// </summary>
    ValueTask CloseAsync(CancellationToken ct);
}
