using Microsoft.Data.Sqlite;
using Probative.Kernel.Commands;
using Probative.Local.Facts;
using Probative.Local.Items;
using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>
/// The parts of a check, in their order: what is published first, so that a writer beside can only have more
/// than what is looked for, never less.
/// </summary>
internal sealed class VaultCheck(CheckScope scope)
{
    // The whole of a large view, so that rows with random ids do not go to the disk and back.
    private const string Roomy = "PRAGMA cache_size = -262144; PRAGMA temp_store = FILE";

    private const int Attempts = 5;

    // Views say in clear what is sealed: without the keys there is nothing to compare them with.
    private static readonly IReadOnlyDictionary<ViewKind, string> s_nothing =
        new Dictionary<ViewKind, string>();

    private CheckResult _result = new();

    public async Task<CommandEvent.Finished> RunAsync(CancellationToken ct)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            // What is read without locks counts only if nobody wrote meanwhile. A writer that is found at
            // work is read beside; only those that begin or end just now make another attempt necessary.
            var stamp = new DatabaseStamp(scope.Fs);
            scope.Findings.Hold();
            _result = new CheckResult { FieldsOpened = scope.Keyring is not null };
            await CheckAllAsync(ct);
            var isValid = !stamp.IsOutdated;
            scope.Findings.Release(isValid);
            if (isValid) return Finish();
        }

        scope.Noticed(CheckCode.Busy, "", $"Commands that write kept beginning and ending during the check.");
        return new CommandEvent.Finished(Ending.Refused, null);
    }

    private CommandEvent.Finished Finish()
    {
        scope.Findings.TellRest();
        var ending = scope.Findings.Damage > 0 ? Ending.DamageFound : Ending.Done;
        return new CommandEvent.Finished(ending, _result.ToJson(scope));
    }

    private async Task CheckAllAsync(CancellationToken ct)
    {
        var trust = _result.Trust = new TrustCheck(scope).Run();
        if (trust.Checkpoint is { } checkpoint) _result.Log = LogCheck.Run(scope, checkpoint, ct);
        await CheckLedgerAsync(trust, ct);
        _result.Items ??= Run(new ItemCheck(scope, VaultPath.Items, CheckCode.Item, null), ct);
        _result.Derivatives = Run(
            new ItemCheck(scope, VaultPath.Derivatives, CheckCode.Derivative, null), ct);
        AccessCheck.Run(scope, ct);
        FolderCheck.Run(scope);
        if (scope.Keyring is null)
        {
            // Whoever gave the secret is not asked for it again: then it is the file that does not open.
            var code = scope.Keys.HasSecret ? CheckCode.Unopened : CheckCode.Locked;
            scope.Noticed(code, VaultPath.Keyring, $"The fields were not opened.");
        }
    }

    private async Task CheckLedgerAsync(LogTrust trust, CancellationToken ct)
    {
        if (scope.Fs.SizeBytes(VaultPath.FactDatabase) is null)
        {
            scope.Damaged(CheckCode.LedgerMissing, VaultPath.FactDatabase, $"The file does not exist.");
            return;
        }

        if (CheckedDatabase.SourceOf(scope.Fs, VaultPath.FactDatabase) is not { } source)
        {
            scope.Damaged(
                CheckCode.Unreadable with { Hint = "Copy the whole vault to a writable disk; check there." },
                VaultPath.FactDatabase,
                $"A part of it stands in a write-ahead log, which cannot be read on this medium.");
            return;
        }

        var ledger = new LedgerFileCheck(scope);
        var views = new ViewFileCheck(scope);
        var viewFiles = Task.Run(() => scope.Keyring is null ? s_nothing : views.Run(ct), ct);
        await Task.WhenAll(
            viewFiles,
            Task.Run(() => ledger.Run(source, ct), ct),
            Task.Run(() => CheckFactsAsync(trust, source, viewFiles, ct), ct));
        _result.LedgerUncoveredBytes = ledger.UncoveredBytes;
        _result.ViewUncoveredBytes = views.UncoveredBytes;
    }

    private async Task CheckFactsAsync(
        LogTrust trust,
        string source,
        Task<IReadOnlyDictionary<ViewKind, string>> viewFiles,
        CancellationToken ct)
    {
        var fresh = scope.Keyring is null ? [] : ViewKind.All.Select(OpenFresh).ToList();
        try
        {
            using var rows = new LedgerRows(source);
            var facts = await new FactCheck(scope, trust, fresh).RunAsync(rows, ct);
            _result.Facts = facts;
            if (scope.Keyring is not null)
            {
                TellMissing(facts.Derivatives);
                _result.Outside = AnchorCheck.Run(scope, trust, facts.Derivatives.Anchors, ct);
            }

            foreach (var view in fresh) view.StorePosition();
            if (fresh.Find(view => view.Kind == ViewKind.Items) is { } items)
            {
                var check = new ItemCheck(scope, VaultPath.Items, CheckCode.Item, items.Connection)
                {
                    AreAllNamed = facts.Unsound.Count == 0,
                };
                _result.Items = Run(check, ct);
            }

            // Views that a destruction has not reached yet still say what was destroyed.
            var sources = IsDestructionUnfinished(source) ? s_nothing : await viewFiles;
            var views = new ViewCheck(scope, rows, facts.Unsound);
            foreach (var view in fresh)
            {
                scope.Progress("views", _result.Views.Count, fresh.Count);
                _result.Views[view.Kind.Name] =
                    sources.TryGetValue(view.Kind, out var live) ? views.Run(view, live) : null;
            }
        }
        catch (SqliteException full) when (SqliteDamage.IsWithoutRoom(full))
        {
            throw SqliteFailure.Of(full);
        }
        catch (SqliteException damaged)
        {
            scope.Damaged(CheckCode.Ledger, VaultPath.FactDatabase, $"{damaged.Message}");
        }
        finally
        {
            fresh.ForEach(view => view.Dispose());
        }
    }

    private void TellMissing(NamedDerivatives derivatives)
    {
        foreach (var sha256 in derivatives.All)
        {
            var path = StoredItems.PathOf(VaultPath.Derivatives, sha256);
            if (scope.Fs.SizeBytes(path) is not null) continue;
            scope.Damaged(
                CheckCode.DerivativeMissing,
                path,
                $"The facts say that these bytes were stored; no file has them.");
        }
    }

    private bool IsDestructionUnfinished(string source)
    {
        using var db = ViewDatabase.Open(source);
        if (FactSchema.VersionOf(db) < FactSchema.NotesShreddingSince
            || ViewDatabase.Texts(db, "SELECT count(*) FROM shredding") is ["0"])
        {
            return false;
        }

        scope.Noticed(
            CheckCode.DestructionUnfinished,
            VaultPath.FactDatabase,
            $"A destruction is recorded and not finished: some of what it destroyed may still be there.");
        return true;
    }

    private static ItemCheck Run(ItemCheck check, CancellationToken ct)
    {
        check.Run(ct);
        return check;
    }

    private ViewFile OpenFresh(ViewKind kind)
    {
        var db = ViewDatabase.OpenPrivate();
        ViewDatabase.Execute(db, Roomy);
        var view = ViewFile.Create(kind, db, new KeptReports(scope.Fs));

        // Only compared row by row: what makes it fast for readers would be half of its making.
        const string indexes = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
        foreach (var index in ViewDatabase.Texts(db, indexes).Except(kind.WriterIndexes))
        {
            ViewDatabase.Execute(db, $"DROP INDEX {index}");
        }

        return view;
    }
}
