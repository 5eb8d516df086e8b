using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Log;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Handover;

/// <summary>
/// One handover, from the plan to the package. The order of writes, and what a crash leaves after each:
/// <list type="number">
/// <item>the payload and the sealed tag files, aside: a partial package, no fact;</item>
/// <item>the manifest, kept in the vault: the same, and a derivative that no fact names;</item>
/// <item>`HandedOver`, recorded and published: a partial package and a fact without
/// `HandoverFinished`;</item>
/// <item>`ledger/`, the tag manifest, everything durable, read back: the same;</item>
/// <item>the rename to OUT: a whole package and a fact without `HandoverFinished`;</item>
/// <item>`HandoverFinished`, recorded and published: done.</item>
/// </list>
/// The next handover of the case tells of facts without `HandoverFinished` and of partial packages beside
/// OUT.
/// </summary>
internal sealed class HandoverRun(
    IVault vault, IPackageSinks sinks, MakeHandover command, Standing standing, Action<CommandEvent> tell)
{
    /// <summary>A case that is written to faster than it can be packed is not handed over.</summary>
    private const int AttemptsMost = 3;

    private bool _isShown;

    public async Task RunAsync(CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMost; attempt++)
        {
            if (await TryAsync(ct)) return;
        }

        Refuse(Ending.Refused, HandoverProblems.CaseMoves());
    }

    /// <summary>False if the case was written to meanwhile, so that the package is not its head.</summary>
    private async Task<bool> TryAsync(CancellationToken ct)
    {
        var outcome = await new Planner(vault, command, standing.Id).PlanAsync(ct);
        if (outcome is PlanOutcome.Refused refused)
        {
            Refuse(refused.Ending, [.. refused.Problems]);
            return true;
        }

        var plan = ((PlanOutcome.Planned)outcome).Plan;
        TellOfEarlier(plan.Survey);
        var now = vault.Clock.GetUtcNow();
        switch (sinks.Begin(command.Out, command.Form, now))
        {
            case SinkOutcome.Refused denied:
                Refuse(Ending.WrongUsage, denied.Problem);
                return true;
            case SinkOutcome.Begun begun:
                await using (begun.Sink)
                {
                    return await GuardAsync(begun.Sink, plan, now, ct);
                }

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>
    /// What the medium refuses (a full disk) and who interrupts end the handover and leave nothing behind.
    /// Doubt about the record's integrity is left as it lies, for whoever looks into it, and told: items in
    /// it can be read.
    /// </summary>
    private async Task<bool> GuardAsync(
        IPackageSink sink, HandoverPlan plan, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await PackAsync(sink, plan, now, ct);
        }
        catch (StorageException failure)
        {
            await sink.RemoveOrTellAsync(tell);
            Refuse(Ending.Refused, failure.Problem);
            return true;
        }
        catch (OperationCanceledException)
        {
            await sink.RemoveOrTellAsync(tell);
            throw;
        }
        catch (IntegrityException) when (!_isShown)
        {
            tell(new CommandEvent.Noted(HandoverProblems.LeftInDoubt(sink.AsidePath)));
            throw;
        }
    }

    private async Task<bool> PackAsync(
        IPackageSink sink, HandoverPlan plan, DateTimeOffset now, CancellationToken ct)
    {
        var writer = new PackageWriter(sink);
        var builder = new PayloadBuilder(vault, command, standing, plan, writer, tell);
        var withheld = await builder.WriteWithheldAsync(ct);
        if (HandoverProblems.OfPlan(plan, command) is { Count: > 0 } problems)
        {
            await sink.RemoveOrTellAsync(tell);
            Refuse(Ending.Refused, [.. problems]);
            return true;
        }

        if (plan.Leaving.Count == 0 && plan.Survey.Items.Count > 0)
        {
            tell(new CommandEvent.Noted(HandoverProblems.NoItems()));
        }

        var payload = await builder.WriteRestAsync(withheld, now, ct);
        var fact = FactOf(plan, payload);
        var recorded = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        tell(new CommandEvent.Recorded(fact.Type, recorded));
        if (recorded.Number != plan.Survey.Count + 1)
        {
            // Somebody wrote to the case in between. The fact stands, names a package that never was, and
            // will be told of as unfinished; the next attempt begins from the new head.
            await sink.RemoveOrTellAsync(tell);
            return false;
        }

        var checkpoint = await vault.Ledger.PublishAsync(ct);
        await WriteLedgerAsync(writer, plan, payload, recorded, checkpoint, ct);
        await sink.SealAsync(ct);
        if (Review(sink, plan, payload, ct) is { Count: > 0 } found)
        {
            await sink.RemoveOrTellAsync(tell);
            Refuse(Ending.Refused, [.. found]);
            return true;
        }

        await FinishAsync(sink, plan, payload, recorded, checkpoint, ct);
        return true;
    }

    private HandedOver FactOf(HandoverPlan plan, Payload payload) => new()
    {
        To = command.To,
        Purpose = command.Purpose,
        ManifestSha256 = payload.ManifestSha256,
        Files = [.. payload.Sealed.Select(file => (file.Path, file.Sha256))],
        CaseHead = plan.Survey.Head,
        Previous = plan.Survey.Previous,
        Items = plan.Leaving.Count,
        WithheldFacts = plan.BareFacts,
        WithheldFields = plan.WithheldFields,
        HandoverKey = vault.HandoverKey.Jwk.Thumbprint,
    };

    private async Task WriteLedgerAsync(
        PackageWriter writer,
        HandoverPlan plan,
        Payload payload,
        Appended recorded,
        byte[] checkpoint,
        CancellationToken ct)
    {
        RecordedFact? own = null;
        await foreach (var fact in vault.Ledger.ReadCaseAsync(standing.Id, recorded.Number, ct))
        {
            own = fact;
            break;
        }

        if (own is null || own.LeafHash != recorded.LeafHash)
        {
            throw new IntegrityException(
                "fact-lost",
                "The fact that was just recorded cannot be read back.",
                "Run `probative check`.");
        }

        await new LedgerFiles(vault.Log, vault.HandoverKey, writer).WriteAsync(
            own,
            [.. plan.Survey.Indices, (ulong)recorded.Index],
            [
                .. plan.Survey.Handovers.Select(handover => handover.LikelyTreeSize),
                .. payload.Anchors.Select(anchor => anchor.TreeSize),
                .. await KeyChangeSizesAsync(ct),
            ],
            checkpoint,
            ct);
        await writer.WriteLinesAsync(
            PackagePaths.TagManifest,
            async lines =>
            {
                foreach (var line in Manifest.OfTagFiles(writer.TagFiles))
                {
                    await lines.WriteAsync(line);
                }
            },
            ct);
    }

    /// <summary>
    /// The sizes of the checkpoints by which an old key of the log vouches for the next: who was given one
    /// holds it against later packages.
    /// </summary>
    private async Task<List<long>> KeyChangeSizesAsync(CancellationToken ct)
    {
        var sizes = new List<long>();
        await foreach (var fact in KeyRoll.OfLog(vault).RetiredAsync(ct))
        {
            if (fact.Fields.Text("note") is { } note)
                sizes.Add((long)LedgerFiles.SizeOf(System.Text.Encoding.UTF8.GetBytes(note)));
        }

        return sizes;
    }

    private List<Problem> Review(IPackageSink sink, HandoverPlan plan, Payload payload, CancellationToken ct)
    {
        var ownWords = new HashSet<int>();
        var reader = new SecretScanner(plan.Secrets, secret => ownWords.Add(secret));
        foreach (var word in payload.OwnWords)
        {
            reader.Feed(System.Text.Encoding.UTF8.GetBytes(word));
            reader.Break();
        }

        var leaks = new LeakScan(plan.Secrets, ownWords);
        using var files = sink.OpenSealed();
        var review = new SealedReview(files, vault.Log, leaks);
        var (bytes, total) = (0L, files.Files.Sum(file => file.Length));
        review.Run(
            read => tell(new CommandEvent.Progress("reading back", 0, null, bytes += read, total)), ct);
        var found = leaks.Findings.Select(f => HandoverProblems.Leak(f.Path, plan.Secrets[f.Secret]));
        return [.. found, .. review.Problems];
    }

    private async Task FinishAsync(
        IPackageSink sink,
        HandoverPlan plan,
        Payload payload,
        Appended recorded,
        byte[] checkpoint,
        CancellationToken ct)
    {
        await sink.ShowAsync(ct);
        _isShown = true;
        var treeSize = LedgerFiles.SizeOf(checkpoint);
        var finished =
            new HandoverFinished { ManifestSha256 = payload.ManifestSha256, TreeSize = (long)treeSize };

        // The package is out: that it is must be recorded even if somebody interrupts now.
        var where = await vault.Ledger.AppendAsync(
            standing.Id, finished, standing.Pseudonym, CancellationToken.None);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        tell(new CommandEvent.Recorded(finished.Type, where));
        tell(new CommandEvent.Finished(
            Ending.Done, HandoverResult.Of(vault, command, standing, plan, payload, recorded)));
    }

    private void TellOfEarlier(CaseSurvey survey)
    {
        foreach (var handover in survey.Unfinished)
        {
            tell(new CommandEvent.Noted(HandoverProblems.Unfinished(handover)));
        }

        foreach (var path in sinks.FindLeftovers(command.Out))
        {
            tell(new CommandEvent.Noted(HandoverProblems.Leftover(path)));
        }
    }

    private void Refuse(Ending ending, params IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            tell(new CommandEvent.Noted(problem));
        }

        tell(new CommandEvent.Finished(ending, null));
    }
}
