using System.Diagnostics;
using Probative.Formats.Age;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Local;
using Probative.Local.Backups;
using Probative.Local.Backups.Archives;
using Probative.Local.Keys;
using Probative.Preservation.Backups;

namespace Probative.Bench.Storage;

/// <summary>
/// A backup of a vault with 100,000 items of 20 kB, beside `cp -a` of the same vault to the same disk; then
/// of 1,000 new items, and of none; then all of it in an encrypted file. `cp` syncs nothing; its second
/// figure is with `sync -f` behind.
/// </summary>
internal static class BackupBench
{
    private const int Count = 100_000;
    private const int NewCount = 1_000;
    private const int SizeBytes = 20_000;
    private const int Outstanding = 512;

    public static async Task RunAsync(string directory)
    {
        var source = Path.Combine(directory, "backup-source");
        await FillAsync(source);
        var copy = Path.Combine(directory, "backup-copy");
        var backup = Path.Combine(directory, "backup");
        await BenchVault.DeleteAsync(copy);
        await BenchVault.DeleteAsync(backup);

        Run("sync");
        var clock = Stopwatch.StartNew();
        Run("cp", "-a", source, copy);
        var copied = clock.Elapsed;
        Run("sync", "-f", copy);
        var synced = clock.Elapsed;
        await BenchVault.DeleteAsync(copy);
        var first = await BackUpAsync(source, backup);
        var none = await BackUpAsync(source, backup);
        await AddAsync(source, NewCount);
        var few = await BackUpAsync(source, backup);
        await BenchVault.DeleteAsync(backup);
        var file = Path.Combine(directory, "backup.age");
        File.Delete(file);
        var encrypted = await EncryptAsync(source, file);
        File.Delete(file);
        Console.WriteLine(
            $"backup: {Count} items of 20 kB in {first.TotalSeconds:F1} s; cp -a "
                + $"{copied.TotalSeconds:F1} s, with "
                + $"sync -f {synced.TotalSeconds:F1} s; ratio of speeds {copied / first:F2} and "
                + $"{synced / first:F2}; "
                + $"{NewCount} new items {few.TotalMilliseconds:F0} ms; nothing new "
                + $"{none.TotalMilliseconds:F0} ms; age file {encrypted.TotalSeconds:F1} s, ratio to cp "
                + $"{copied / encrypted:F2}");
    }

    /// <summary>The vault stays for the next run: it is the input, not what is measured.</summary>
    private static async Task FillAsync(string source)
    {
        if (File.Exists(Path.Combine(source, "vault.json"))) return;
        await (await BenchVault.CreateAsync(source)).DisposeAsync();
        await AddAsync(source, Count);
    }

    private static async Task AddAsync(string source, int count)
    {
        var opening = await LocalVault.OpenForWritingAsync(Request(source), CancellationToken.None);
        await using var vault = ((OpeningOutcome.Opened)opening).Vault;
        var opened = await vault.Ledger.OpenCaseAsync(BenchVault.Case, "P-1", CancellationToken.None);
        var intake = IntakeId.New();
        using var slots = new SemaphoreSlim(Outstanding);
        var tasks = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            await slots.WaitAsync();
            tasks.Add(AddAsync(vault, opened.Case, intake, i, slots));
        }

        await Task.WhenAll(tasks);
        await vault.Ledger.PublishAsync(CancellationToken.None);
    }

    private static async Task AddAsync(
        LocalVault vault, CaseId @case, IntakeId intake, int number, SemaphoreSlim slots)
    {
        await using var item = vault.Items.Begin(SizeBytes);
        Random.Shared.NextBytes(item.GetBuffer().Span[..SizeBytes]);
        await item.AdvanceAsync(SizeBytes, CancellationToken.None);
        var stored = await item.CommitAsync(CancellationToken.None);
        var fact = BenchVault.Received(intake, number, stored.Sha256);
        await vault.Ledger.AppendAsync(@case, fact, "P-1", CancellationToken.None);
        slots.Release();
    }

    private static Task<TimeSpan> BackUpAsync(string source, string backup) => TimeAsync(
        new BackupMaker(Request(source)), new MakeBackup { To = backup, Tool = "bench" });

    private static Task<TimeSpan> EncryptAsync(string source, string file)
    {
        _ = AgeIdentity.Generate(out var recipient);
        return TimeAsync(
            new ArchiveMaker(Request(source)),
            new MakeArchive { To = file, Recipients = [recipient.ToString()], Tool = "bench" });
    }

    private static async Task<TimeSpan> TimeAsync<TCommand>(
        ICommandHandler<TCommand> handler, TCommand command)
        where TCommand : ICommand
    {
        var clock = Stopwatch.StartNew();
        var events = handler.RunAsync(command, CancellationToken.None);
        await foreach (var happened in events)
        {
            if (happened is CommandEvent.Noted(var problem)) throw new IOException(problem.Message);
        }

        return clock.Elapsed;
    }

    private static VaultRequest Request(string source) => new()
    {
        Directory = source, Secret = new VaultSecret.Nothing(), Command = "bench",
    };

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new IOException($"{program} ended with {process.ExitCode}.");
    }
}
