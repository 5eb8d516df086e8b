using System.Text;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Log;
using Xunit;

namespace Probative.Tests.Kernel;

public sealed class CheckpointComparerTests
{
    [Fact]
    public async Task An_earlier_checkpoint_is_a_beginning_and_a_foreign_or_changed_one_is_not()
    {
        await using var desk = await Desk.CreateAsync();
        var early = Encoding.UTF8.GetString(desk.Vault.Log.Latest().Note);
        await desk.OpenCaseAsync("Another");

        // As somebody types it from paper: other line ends, and space around it.
        var same = await CompareAsync(desk, "\n" + early.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(Ending.Done, same.Ending);
        Assert.True((bool)same.Result["is_beginning"]!);
        Assert.True((bool)same.Result["signed_by_present_key"]!);
        Assert.True((long)same.Result["size"]! > (long)same.Result["earlier_size"]!);

        var lines = early.Split('\n');
        var changed = await CompareAsync(desk, Joined(lines, 1, "3"));
        Assert.Equal(Ending.DamageFound, changed.Ending);
        Assert.Equal(["log-differs"], changed.Codes);
        Assert.False((bool)changed.Result["signed_by_present_key"]!);

        Assert.Equal(["log-shorter"], (await CompareAsync(desk, Joined(lines, 1, "90000"))).Codes);
        Assert.Equal(
            ["another-log"], (await CompareAsync(desk, Joined(lines, 0, "other.example"))).Codes);
        Assert.Equal(["not-a-checkpoint"], (await CompareAsync(desk, "anything")).Codes);
        Assert.Equal(["not-a-checkpoint"], (await CompareAsync(desk, "")).Codes);
    }

    [Fact]
    public async Task The_root_as_of_an_index_is_that_of_the_checkpoint_that_was_signed_then()
    {
        await using var desk = await Desk.CreateAsync();
        var (early, _) = desk.Vault.Log.Latest();
        await desk.OpenCaseAsync("Another");
        var then = await RootAsync(desk, $"{early.Size - 1}");
        Assert.Equal(early.Root.ToHex(), (string?)then.Result["root"]);
        Assert.Equal((long)early.Size, (long)then.Result["size"]!);
        Assert.Equal((long)early.Size - 1, (long)then.Result["as_of"]!["last_index"]!);

        var now = await RootAsync(desk, null);
        Assert.Equal(desk.Vault.Log.Latest().Checkpoint.Root.ToHex(), (string?)now.Result["root"]);
        Assert.Null(now.Result["as_of"]);
        var before = await RootAsync(desk, "1999-01-31");

        // Nothing of any case was there; what the vault said of itself was.
        Assert.InRange((long)before.Result["size"]!, 0, (long)early.Size - 1);
        Assert.Equal(
            LogRoots.At(desk.Vault.Log, (ulong)(long)before.Result["size"]!)?.ToHex(),
            (string?)before.Result["root"]);
        Assert.Equal(["bad-value"], (await RootAsync(desk, "90000")).Codes);

        static Task<Told> RootAsync(Desk desk, string? asOf) => Desk.RunAsync(
            new RootTeller(desk.Vault), new ShowRoot { By = desk.Member, AsOf = asOf });
    }

    [Fact]
    public async Task A_case_is_shown_with_its_members_to_them_alone()
    {
        await using var desk = await Desk.CreateAsync();
        var second = await desk.AddMemberAsync("Ada Brook", desk.Member);
        var hidden = await Desk.RunAsync(
            new CaseShower(desk.Vault), new ShowCase { By = second, Case = "Exercise" });
        Assert.Equal(["case-not-found"], hidden.Codes);

        await Desk.RunAsync(
            new CaseJoiner(desk.Vault),
            new JoinCase { By = desk.Member, Case = "Exercise", Member = "Ada Brook", Role = "analyst" });
        var shown = await Desk.RunAsync(
            new CaseShower(desk.Vault), new ShowCase { By = second, Case = "Exercise" });
        Assert.Equal("training", (string?)shown.Result["purpose"]);
        Assert.Equal(
            ["Ira Karst", "Ada Brook"],
            shown.Result["members"]!.AsArray().Select(one => (string?)one!["name"]));
    }

    private static Task<Told> CompareAsync(Desk desk, string note) => Desk.RunAsync(
        new CheckpointComparer(desk.Vault), new CompareCheckpoint { Note = note });

    private static string Joined(string[] lines, int at, string line) =>
        string.Join('\n', lines.Select((one, i) => i == at ? line : one));
}
