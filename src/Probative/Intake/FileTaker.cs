using Probative.Intake.Sources;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Intake;

/// <summary>Brings the bytes of one file into the store: read once, hashed and written on the way.</summary>
internal sealed class FileTaker(IVault vault, IntakeId intake, bool isContinued, IntakeCounts counts)
    : IDisposable
{
    // Reading and hashing is what costs a processor; waiting for the disk to sync is not, and is not counted
    // here.
    private readonly SemaphoreSlim _readers = new(Environment.ProcessorCount + 1);

    /// <summary>Disposes the file.</summary>
    public async Task<Taken> TakeAsync(SourceFile file, CancellationToken interrupt)
    {
        using (file)
        {
            if (isContinued && IsRecorded(file))
            {
                counts.AddAlready(file.SizeBytes);
                return new Taken.Already(file.Path);
            }

            await using var incoming = vault.Items.Begin(file.SizeBytes);
            await _readers.WaitAsync(CancellationToken.None);
            try
            {
                if (await CopyAsync(file, incoming, interrupt) is { } unfinished) return unfinished;
            }
            finally
            {
                _readers.Release();
            }

            // A crash here leaves bytes that no fact names, under their digest: the next run stores them
            // again, and nothing is lost. The other order would leave a fact that vouches for bytes that do
            // not exist.
            var stored = await incoming.CommitAsync(CancellationToken.None);
            return new Taken.Kept(file.Path, file.Name, file.Modified, stored);
        }
    }

    public void Dispose() => _readers.Dispose();

    private bool IsRecorded(SourceFile file) =>
        vault.Views.FindIntakeEntry(intake, file.Path) is { } entry
        && entry.SizeBytes == file.SizeBytes
        && entry.Modified == file.Modified;

    /// <summary>Null when every byte is in and the file did not change meanwhile.</summary>
    private async Task<Taken?> CopyAsync(SourceFile file, IItemIntake incoming, CancellationToken interrupt)
    {
        var bytesRead = 0L;
        // A file that has already outgrown its size has changed; reading on could last as long as somebody
        // writes.
        while (bytesRead <= file.SizeBytes)
        {
            if (interrupt.IsCancellationRequested) return new Taken.Abandoned();
            if (file.Read(incoming.GetBuffer().Span, out var count) is { } failure)
                return new Taken.Failed(failure);
            if (count == 0) break;
            await incoming.AdvanceAsync(count, CancellationToken.None);
            bytesRead += count;
            counts.AddRead(count);
        }

        return file.CheckUnchanged(bytesRead) is { } changed ? new Taken.Failed(changed) : null;
    }
}
