using Probative.Kernel.Ids;
using Probative.Web.SignIn;
using Xunit;

namespace Probative.Web.Tests.SignIn;

public sealed class SittingsTests
{
    private readonly MovedClock _clock = new();
    private readonly SignInLinks _links;
    private readonly Sittings _sittings;
    private readonly Visitor _ola;

    public SittingsTests()
    {
        _links = new SignInLinks(_clock);
        _sittings = new Sittings(_clock, _links);
        _ola = Member("ola", 1);
    }

    [Fact]
    public void A_sitting_that_nobody_touches_is_locked_by_the_server_too()
    {
        _sittings.Begin(_ola, "grey heron");
        _clock.Now += Sittings.IdleAfter;
        Assert.False(_sittings.IsLocked(_ola.Session));
        _sittings.Touch(_ola.Session);
        _clock.Now += Sittings.IdleAfter;
        Assert.False(_sittings.IsLocked(_ola.Session));
        _clock.Now += TimeSpan.FromMinutes(3);
        Assert.True(_sittings.IsLocked(_ola.Session));
        _sittings.Touch(_ola.Session);
        Assert.True(_sittings.IsLocked(_ola.Session));
        Assert.Equal(Unlocking.Open, _sittings.Unlock(_ola.Session, "grey heron"));
        Assert.False(_sittings.IsLocked(_ola.Session));
    }

    [Fact]
    public void A_word_that_is_guessed_at_counts_no_more_and_a_link_of_the_member_does()
    {
        _sittings.Begin(_ola, "grey heron");
        _sittings.Lock(_ola.Session);
        for (var tried = 0; tried < 4; tried++)
            Assert.Equal(Unlocking.Wrong, _sittings.Unlock(_ola.Session, $"black stork {tried}"));
        Assert.Equal(Unlocking.OnlyByLink, _sittings.Unlock(_ola.Session, "black stork"));
        Assert.Equal(Unlocking.OnlyByLink, _sittings.Unlock(_ola.Session, "grey heron"));

        // A link of somebody else opens nothing, and is not used up by the attempt.
        var others = _links.Make(Member("ira", 2));
        Assert.Equal(Unlocking.OnlyByLink, _sittings.Unlock(_ola.Session, $"http://127.0.0.1:1/in/{others}"));
        Assert.NotNull(_links.Look(others));
        var own = _links.Make(_ola);
        Assert.Equal(Unlocking.Open, _sittings.Unlock(_ola.Session, $" http://127.0.0.1:1/in/{own} "));
        Assert.Null(_links.Look(own));
    }

    [Fact]
    public void Who_is_no_member_and_who_left_has_nothing_locked()
    {
        var nobody = new Visitor(null, "operator") { Session = "b" };
        _sittings.Begin(nobody, null);
        _sittings.Lock("b");
        Assert.False(_sittings.IsLocked("b"));
        Assert.False(_sittings.IsLocked(""));

        _sittings.Begin(_ola, "grey heron");
        _sittings.Lock(_ola.Session);
        _sittings.End(_ola.Session);
        Assert.Equal(Unlocking.Wrong, _sittings.Unlock(_ola.Session, "grey heron"));
    }

    [Fact]
    public void The_sittings_of_today_are_those_of_the_member_ended_ones_too()
    {
        _sittings.Begin(_ola, null);
        _sittings.End(_ola.Session);
        _sittings.Begin(Member("ola", 1) with { Session = "again" }, null);
        _sittings.Begin(Member("ira", 2), null);
        Assert.Equal(["again", _ola.Session], _sittings.TodayOf(_ola.Member!.Value).Order());
        _clock.Now += TimeSpan.FromDays(1);
        Assert.Empty(_sittings.TodayOf(_ola.Member!.Value));
    }

    private static Visitor Member(string name, ulong number) =>
        new(new MemberId(new Id(0, number)), name) { Session = $"session of {name}" };

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
