using System.Text;
using System.Text.Json.Nodes;
using Probative.Formats.Age;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Local.Durable;
using Probative.Local.Packages;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups.Archives;

/// <summary>Draws an identity of X25519 and writes it as `age-keygen` does, for its owner alone.</summary>
public sealed class IdentityMaker(TimeProvider clock) : ICommandHandler<MakeIdentity>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(MakeIdentity command, CancellationToken ct) =>
        CommandEvents.Of((tell, _) => RunAsync(command, tell), ct);

    private async Task RunAsync(MakeIdentity command, Action<CommandEvent> tell)
    {
        var path = Path.GetFullPath(command.To);
        if (Refuse(path) is { } refusal)
        {
            tell(new CommandEvent.Noted(refusal.Problem));
            tell(new CommandEvent.Finished(refusal.Ending, null));
            return;
        }

        var secret = AgeIdentity.Generate(out var recipient);
        var text = $"# created: {FactTime.Format(clock.GetUtcNow())}\n# public key: {recipient}\n{secret}\n";
        using var folder = PosixFs.Create(Path.GetDirectoryName(path)!);
        using var durable = new DurableThread(folder, new Poison());
        await durable.RunAsync(fs =>
            AtomicFile.Write(fs, Path.GetFileName(path), Encoding.ASCII.GetBytes(text), Access.Secret));
        tell(new CommandEvent.Finished(
            Ending.Done, new JsonObject { ["to"] = path, ["recipient"] = recipient.ToString() }));
    }

    private static Refusal? Refuse(string path)
    {
        if (Path.Exists(path)) return ArchiveRefusal.IdentityExists(path);
        if (PackageSinks.WouldLieInVault(path)
            || File.Exists(Path.Combine(Path.GetDirectoryName(path) ?? "/", BackupPath.Description)))
        {
            return ArchiveRefusal.IdentityInside(path);
        }

        return Directory.Exists(Path.GetDirectoryName(path)) ? null : new Refusal(
            Ending.WrongUsage,
            new Problem("no-folder", path, "There is no folder for the identity.", "Make the folder first."));
    }
}
