using Probative.Kernel.Commands;
using Xunit;

namespace Probative.Tests.Checking;

public class SoundVaultTests
{
    private const string NoOutsideTime =
        "No outside time: this record could have been made on any day before you received it.";

    [Fact]
    public async Task A_sound_vault_is_clean_and_the_check_says_what_it_does_not_show()
    {
        using var world = await CheckWorld.CreateAsync(facts: 300);
        var before = world.Tree();
        var found = await world.CheckAsync();
        Assert.True(found.Ending == Ending.Done && found.Problems.Count == 0, found.ToString());
        Assert.Equal(308, (long)found.Result["facts"]!);
        Assert.Equal(2, (long)found.Result["cases"]!);
        Assert.Equal(300, (long)found.Result["items"]!["files"]!);
        Assert.Equal(1, (long)found.Result["derivatives"]!["files"]!);
        Assert.Equal(600, (long)found.Result["views"]!["items"]!);
        Assert.Contains(found.Result["not_shown"]!.AsArray(), line =>
            (string)line! == NoOutsideTime);
        Assert.Equal(before, world.Tree());
    }
}
