using Probative.Kernel.Commands;
using Probative.Local.Backups;
using Probative.Preservation.Anchors;
using Probative.Preservation.Backups;
using Probative.Tests.Checking;
using Probative.Tests.Preservation;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Backups;

/// <summary>What outside times rest on is missed when it is gone, and comes back.</summary>
public class DerivativeTests
{
    [Fact]
    public async Task Every_file_of_an_outside_time_that_is_gone_is_named_and_repaired()
    {
        using var authority = new TestAuthority();
        await using var desk = await AnchorDesk.CreateAsync();
        await desk.TrustAsync(authority);
        await desk.ImportAsync(authority.Reply(await desk.RequestAsync()));
        await desk.ImportAsync(
            AnchorDesk.Stamp(await desk.RequestAsync(AnchorKind.OpenTimestamps)).Proof.ToBytes());
        var vault = CheckWorld.CopyOf(desk.Desk.Directory);
        using var backup = BackupWorld.At(vault.Directory);
        await backup.BackUpAsync();
        var files = BackupWorld.Files(vault.Directory, "derivatives");
        Assert.InRange(files.Count, 5, 10);

        foreach (var path in files.Keys)
        {
            File.Delete(vault.PathOf(path));
            var found = await vault.CheckAsync();
            Assert.True(found.Ending == Ending.DamageFound, path);
            Assert.Contains(found.Problems, problem =>
                problem.Code == "derivative-missing" && problem.Path == vault.PathOf(path));
        }

        await using (var opened = await backup.OpenAsync())
        {
            var told = await BackupWorld.TellAsync(new VaultRepairer(opened).RunAsync(
                new RepairItems { From = [backup.Backup] }, Desk.Ct));
            Assert.Equal((Ending.Done, files.Count), (told.Ending, told.Count("repaired")));
        }

        Assert.Equal(files, BackupWorld.Files(vault.Directory, "derivatives"));
        Assert.Equal(Ending.Done, (await vault.CheckAsync()).Ending);

        var lost = files.Keys.First();
        File.Delete(Path.Combine(backup.Backup, lost));
        var restored = await backup.RestoreAsync();
        Assert.Equal(
            (Ending.DoneWithFailures, "derivative-missing", 1),
            (restored.Ending, Assert.Single(restored.Codes), restored.Count("missing")));
    }
}
