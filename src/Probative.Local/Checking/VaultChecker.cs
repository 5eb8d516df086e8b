using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Preservation;

namespace Probative.Local.Checking;

/// <summary>
/// Checks a whole vault, and tells what it finds as it goes. It takes no lock and writes nothing, so that it
/// works on media that take no writes and beside a writer; what a writer has not published yet is held
/// against everything but the log.
/// </summary>
public sealed class VaultChecker : ICommandHandler<CheckVault>, IDisposable
{
    // A check finds faster than a terminal prints; beyond this it waits.
    private const int EventsAhead = 1_024;

    private readonly PosixFs _fs;
    private readonly KeySource _keys;
    private readonly Problem? _keyDamage;
    private readonly CheckRequest _request;

    private VaultChecker(PosixFs fs, KeySource keys, Problem? keyDamage, CheckRequest request)
    {
        _fs = fs;
        _keys = keys;
        _keyDamage = keyDamage;
        _request = request;
    }

    /// <summary>Looks whether this is a vault, and opens its keys.</summary>
    public static CheckOpening Open(CheckRequest request)
    {
        if (PosixFs.TryOpen(request.Directory) is not { } fs || !LooksLikeVault(fs))
        {
            return new CheckOpening.Refused(VaultRefusal.NoVault(request.Directory));
        }

        var keys = KeySource.Open(fs, request.Secret, out var refusal);
        if (refusal is not null && IsAboutSecret(refusal) && !request.WithoutKeys)
        {
            fs.Dispose();
            return new CheckOpening.Refused(refusal);
        }

        var damage = refusal is not null && !IsAboutSecret(refusal) ? refusal.Problem : null;
        return new CheckOpening.Ready(new VaultChecker(fs, keys, damage, request));
    }

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        CheckVault command, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var events = Channel.CreateBounded<CommandEvent>(EventsAhead);
        var work = Task.Run(() => WorkAsync(events.Writer, stop.Token), CancellationToken.None);
        try
        {
            var told = events.Reader.ReadAllAsync(CancellationToken.None);
            await foreach (var happened in told) yield return happened;
            await work;
        }
        finally
        {
            await stop.CancelAsync();

            // Room for what is on its way, so that the work comes to its end when nobody listens any more.
            await foreach (var _ in events.Reader.ReadAllAsync(CancellationToken.None))
            {
            }

            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _fs.Dispose();

    private async Task WorkAsync(ChannelWriter<CommandEvent> events, CancellationToken ct)
    {
        try
        {
            void Tell(CommandEvent happened) =>
                events.WriteAsync(happened, CancellationToken.None).AsTask().Wait(CancellationToken.None);

            var scope = new CheckScope(_fs, _keys, _request.Lanes, Tell) { Memory = _request.Memory };
            if (_keyDamage is { } damage)
            {
                scope.Damaged(
                    CheckCode.Keyring with { Code = damage.Code }, VaultPath.Keyring, $"{damage.Message}");
            }

            Tell(await new VaultCheck(scope).RunAsync(ct));
        }
        finally
        {
            events.Complete();
        }
    }

    /// <summary>One of its parts is enough: what is missing is damage, and is told as such.</summary>
    private static bool LooksLikeVault(PosixFs fs) =>
        fs.SizeBytes(VaultPath.Description) is not null
        || fs.SizeBytes(VaultPath.FactDatabase) is not null
        || fs.SizeBytes(VaultPath.Checkpoint) is not null;

    private static bool IsAboutSecret(Refusal refusal) =>
        refusal.Problem.Code is "wrong-passphrase" or "passphrase-needed";
}
