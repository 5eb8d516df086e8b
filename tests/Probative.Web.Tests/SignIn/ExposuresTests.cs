using Probative.Web.SignIn;
using Xunit;

namespace Probative.Web.Tests.SignIn;

public sealed class ExposuresTests
{
    [Fact]
    public void A_reason_holds_for_one_item_and_one_sitting()
    {
        var exposures = new Exposures();
        exposures.Show("one", "item", "reviewing");
        Assert.Equal("reviewing", exposures.ReasonOf("one", "item"));
        Assert.Null(exposures.ReasonOf("one", "other"));
        Assert.Null(exposures.ReasonOf("two", "item"));
        exposures.Hide("one", "item");
        Assert.Null(exposures.ReasonOf("one", "item"));
    }

    [Fact]
    public void A_pause_is_suggested_after_some_time_and_again_after_as_much()
    {
        var exposures = new Exposures();
        exposures.Add("one", Exposures.PauseAfter - TimeSpan.FromSeconds(1));
        Assert.False(exposures.NeedsPause("one"));
        exposures.Add("one", TimeSpan.FromSeconds(1));
        Assert.True(exposures.NeedsPause("one"));
        Assert.False(exposures.NeedsPause("two"));
        exposures.Paused("one");
        Assert.False(exposures.NeedsPause("one"));
        exposures.Add("one", Exposures.PauseAfter);
        Assert.True(exposures.NeedsPause("one"));
    }
}
