using System.Text;
using Probative.Kernel.Facts;
using Probative.Kernel.Log;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Log;

namespace Probative.Local.Keys;

/// <summary>
/// Puts another signing key in the place of the present one. The order, with what a crash after each step
/// leaves: <list type="number"> <item>the next key's seed is durable beside the present one: a key that
/// signed nothing, which the next writer removes;</item> <item>a fact introduces the next key: from here on
/// the change stands, and the next writer goes on with it;</item> <item>of the log's key: the log passes from
/// the one to the other (<see cref="TilePublisher.ChangeKeyAsync"/>);</item> <item>a fact retires the old
/// key;</item> <item>the next seed takes the place of the old one, which is gone.</item> </list> Doing any
/// step twice does it once.
/// </summary>
internal sealed class SigningKeyChange(
    Keyring keyring,
    DurableThread durable,
    TilePublisher publisher,
    PublishedLog log,
    VaultParts parts,
    string origin)
{
    public async Task<KeyRetirement> RunAsync(SigningUse use, string actor)
    {
        // One that could not be finished comes first: it would otherwise be lost which key it is about.
        await RecoverAsync();
        await durable.RunAsync(fs => keyring.AddNextSeed(fs, use));
        var introduced = await AppendAsync(
            new KeyIntroduced { Purpose = use.Word(), Key = NameOf(use, keyring.NextSeed(use)!) }, actor);
        return await FinishAsync(use, introduced, actor);
    }

    /// <summary>
    /// Goes on where a crash interrupted a change, or gives it up where no fact speaks of it. Called by a
    /// writer that has opened the vault.
    /// </summary>
    public async Task RecoverAsync()
    {
        foreach (var use in SigningUses.All)
        {
            if (keyring.NextSeed(use) is not { } next) continue;
            if (await IsNamedAsync(RollOf(use).IntroducedAsync(CancellationToken.None), NameOf(use, next)))
                await FinishAsync(use, default, FactLedger.ProgramActor);
            else
                await durable.RunAsync(fs => keyring.GiveUpNextSeed(fs, use));
        }
    }

    /// <summary>Writes `log/vkeys` anew as the facts have it; how many keys there are.</summary>
    public async Task<int> RewriteLogKeysAsync()
    {
        var all = await LogKeysAsync();
        await durable.RunAsync(fs => VerifierKeyFiles.WriteAll(fs, all));
        return all.Count;
    }

    private ValueTask<List<string>> LogKeysAsync() =>
        RollOf(SigningUse.Log).IntroducedAsync(CancellationToken.None).Select(KeyRoll.KeyOf).ToListAsync();

    private async Task<KeyRetirement> FinishAsync(SigningUse use, Appended introduced, string actor)
    {
        var (old, next) = (NameOf(use, keyring.Seed(use)), NameOf(use, keyring.NextSeed(use)!));
        var note = use == SigningUse.Log ? await PassLogAsync() : null;
        Appended retired = default;
        if (!await IsNamedAsync(RollOf(use).RetiredAsync(CancellationToken.None), old))
        {
            var fact = new KeyRetired { Purpose = use.Word(), Key = old, Note = note };
            retired = await AppendAsync(fact, actor);
        }

        await parts.Ledger.PublishAsync(CancellationToken.None);
        await durable.RunAsync(fs => keyring.PromoteNextSeed(fs, use));
        if (use == SigningUse.Handover)
            parts.HandoverKey = parts.Own(new HandoverKey(keyring.HandoverSeed));
        return new KeyRetirement(introduced, retired, old, next);
    }

    private async Task<string> PassLogAsync()
    {
        using var old = new SignerKey(origin, keyring.LogSeed);
        var next = new SignerKey(origin, keyring.NextSeed(SigningUse.Log)!);
        var note = await publisher.ChangeKeyAsync(old, next, await LogKeysAsync());
        log.Follow();
        return Encoding.UTF8.GetString(note);
    }

    private KeyRoll RollOf(SigningUse use) => new(parts.Ledger, parts.OwnSequence, use.Word());

    private static ValueTask<bool> IsNamedAsync(IAsyncEnumerable<RecordedFact> facts, string key) =>
        facts.AnyAsync(fact => KeyRoll.KeyOf(fact) == key);

    private string NameOf(SigningUse use, byte[] seed)
    {
        if (use == SigningUse.Handover)
        {
            using var key = new HandoverKey(seed);
            return key.Jwk.Thumbprint;
        }

        using var signer = new SignerKey(origin, seed);
        return signer.Verifier.Line;
    }

    private Task<Appended> AppendAsync(IFact fact, string actor) =>
        parts.Ledger.AppendAsync(parts.OwnSequence, fact, actor, CancellationToken.None);
}
