using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Items;
using Probative.Preservation.Anchors;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups;

/// <summary>
/// Hashes every stored file, and brings those that are missing or damaged back from a backup or another
/// vault. Sound bytes are never touched; what is brought back is hashed on the way, durable before the fact
/// that says so, and named by it.
/// </summary>
public sealed class VaultRepairer(LocalVault vault) : ICommandHandler<RepairItems>
{
    private const string NoCopy =
        "Try another backup, or whoever received the item: the digest tells the right bytes.";

    public IAsyncEnumerable<CommandEvent> RunAsync(RepairItems command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    /// <summary>A copy of a vault whose items were all destroyed has no folder of items.</summary>
    private static bool IsCopy(IReadFs source) =>
        source.List(VaultPath.Items) is not null
        || source.SizeBytes(BackupPath.Description) is not null
        || source.SizeBytes(VaultPath.Description) is not null;

    private static Refusal NoneIn(string folder) => new(Ending.WrongUsage, new Problem(
        "no-copy",
        folder,
        "There is neither a backup nor a vault in this folder.",
        "Name the folder that holds `items`, or an age file."));

    private async Task RunAsync(RepairItems command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var source = BackupSource.OpenFiles(command.From, command.Identities, out var refusal, ct);
        using var closing = source as IDisposable;
        if (source is null || !IsCopy(source))
        {
            refusal = refusal is null or { Problem.Code: "no-backup" } ? NoneIn(command.From[0]) : refusal;
            tell(new CommandEvent.Noted(refusal.Problem));
            tell(new CommandEvent.Finished(refusal.Ending, null));
            return;
        }

        var broken = await FindAsync(tell, ct);
        var copy = new ByteCopy(
            source,
            (ItemStore)vault.Items,
            (ItemStore)vault.Derivatives,
            problem => tell(new CommandEvent.Noted(problem)))
        {
            Hint = NoCopy,
        };
        var repaired = 0L;
        foreach (var (name, found) in broken.OrderBy(one => one.Key.Sha256.ToHex(), StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            if (!await copy.CopyAsync(name, ct)) continue;

            // A crash here leaves the file whole and its repair not recorded: the next run finds nothing to
            // do.
            await RecordAsync(name, found, source.FullPath(""), tell, ct);
            repaired++;
            tell(new CommandEvent.Row(new JsonObject
            {
                ["path"] = StoredItems.PathOf(name.Directory, name.Sha256),
                ["sha256"] = name.Sha256.ToHex(),
                ["found"] = found,
            }));
        }

        await vault.Ledger.PublishAsync(CancellationToken.None);
        tell(new CommandEvent.Finished(
            copy.Failed == 0 ? Ending.Done : Ending.DoneWithFailures,
            new JsonObject
            {
                ["from"] = source.FullPath(""),
                ["broken"] = broken.Count,
                ["repaired"] = repaired,
                ["checkpoint"] = Published.ToJson(vault),
            }));
    }

    /// <summary>What is missing or damaged, and which of the two.</summary>
    private async Task<ConcurrentDictionary<StoredName, string>> FindAsync(
        Action<CommandEvent> tell, CancellationToken ct)
    {
        var broken = new ConcurrentDictionary<StoredName, string>();
        var looked = 0L;
        var names = await NamesAsync(ct);
        Parallel.ForEach(
            names,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct,
            },
            name =>
            {
                if (FindWrong(name) is { } found) broken[name] = found;
                var done = Interlocked.Increment(ref looked);
                if (done % 1_000 == 0) tell(new CommandEvent.Progress("files", done, names.Count, 0, null));
            });
        return broken;
    }

    /// <summary>Every digest that the facts say is stored.</summary>
    private async Task<HashSet<StoredName>> NamesAsync(CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var names = new HashSet<StoredName>();
        await using var items = vault.Views.OpenItems();
        await AddAsync(VaultPath.Items, items.Items.Current().Select(item => item.Sha256));
        await using var handovers = vault.Views.OpenHandovers();
        await AddAsync(
            VaultPath.Derivatives, handovers.Handovers.Current().Select(handover => handover.ManifestSha256));
        foreach (var kept in (await AnchorRecord.ReadAsync(vault, ct)).Kept) AddDerivative(kept);
        await using var examinations = vault.Views.OpenExaminations();
        var made = examinations.Examinations.Select(row => new { row.Output, row.Derivatives });
        await foreach (var row in made.AsAsyncEnumerable().WithCancellation(ct))
        {
            foreach (var kept in ExaminationShape.KeptBy(row.Output, row.Derivatives)) AddDerivative(kept);
        }

        return names;

        void AddDerivative(Hash32 kept) =>
            names.Add(new StoredName(VaultPath.Derivatives, kept, InVault: false, InBackup: true));

        async Task AddAsync(string directory, IQueryable<Hash32?> digests)
        {
            await foreach (var digest in digests.Distinct().AsAsyncEnumerable().WithCancellation(ct))
            {
                if (digest is { } sha256)
                    names.Add(new StoredName(directory, sha256, InVault: false, InBackup: true));
            }
        }
    }

    private string? FindWrong(StoredName name)
    {
        var store = name.Directory == VaultPath.Items ? vault.Items : vault.Derivatives;
        try
        {
            using var stream = store.OpenRead(name.Sha256);
            if (stream is null) return "missing";
            Span<byte> digest = stackalloc byte[Hash32.Size];
            System.Security.Cryptography.SHA256.HashData(stream, digest);
            return Hash32.FromSpan(digest) == name.Sha256 ? null : "damaged";
        }
        catch (IOException)
        {
            // A disk that does not deliver the bytes: those of the copy are written elsewhere on it.
            return "damaged";
        }
    }

    private async Task RecordAsync(
        StoredName name, string found, string from, Action<CommandEvent> tell, CancellationToken ct)
    {
        if (name.Directory == VaultPath.Derivatives)
        {
            var fact = new DerivativeRepaired { Sha256 = name.Sha256, Found = found, CopyFrom = from };
            await AppendAsync(vault.OwnSequence, fact);
            return;
        }

        // Each case that holds the item says so for itself: none tells what another holds.
        await using var db = vault.Views.OpenItems();
        Hash32? sha256 = name.Sha256;
        var holders = await db.Items.Current().Where(item => item.Sha256 == sha256)
            .OrderBy(item => item.FromIndex).ToListAsync(ct);
        foreach (var item in holders)
        {
            await AppendAsync(item.Case, new ItemRepaired
            {
                Item = item.Id, Sha256 = name.Sha256, Found = found, CopyFrom = from,
            });
        }

        async Task AppendAsync(Ledger.Facts.CaseId @case, IFact fact)
        {
            var where = await vault.Ledger.AppendAsync(
                @case, fact, FactLedger.ProgramActor, CancellationToken.None);
            tell(new CommandEvent.Recorded(fact.Type, where));
        }
    }
}
