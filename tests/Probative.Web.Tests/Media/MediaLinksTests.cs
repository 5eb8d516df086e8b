using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Web.Media;
using Xunit;

namespace Probative.Web.Tests.Media;

public sealed class MediaLinksTests
{
    private static readonly CaseId s_vault = CaseId.FromSpan(new byte[16]);
    private static readonly Hash32 s_bytes = Hash32.Of("one"u8);
    private static readonly string s_session = new('a', 32);

    private readonly SteppedClock _clock = new();

    [Fact]
    public void An_address_gives_what_it_was_made_for()
    {
        var links = new MediaLinks(_clock);
        var ticket = links.Read(s_vault, links.Make(s_vault, MediaKind.Video, s_bytes, s_session));
        Assert.NotNull(ticket);
        Assert.Equal((MediaKind.Video, s_bytes, s_session), (ticket.Kind, ticket.Sha256, ticket.Session));
    }

    [Fact]
    public void It_gives_nothing_once_its_time_is_over()
    {
        var links = new MediaLinks(_clock);
        var made = links.Make(s_vault, MediaKind.Video, s_bytes, s_session);
        _clock.Now += MediaLinks.Lifetime - TimeSpan.FromSeconds(1);
        Assert.NotNull(links.Read(s_vault, made));
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(links.Read(s_vault, made));
    }

    [Fact]
    public void One_that_was_changed_anywhere_or_is_of_another_vault_or_server_gives_nothing()
    {
        var links = new MediaLinks(_clock);
        var made = links.Make(s_vault, MediaKind.Jpeg, s_bytes, s_session);
        for (var at = 0; at < made.Length; at++)
        {
            var changed = made[..at] + (made[at] == 'A' ? 'B' : 'A') + made[(at + 1)..];

            // The last character of base64 has bits that mean nothing.
            if (at < made.Length - 1) Assert.Null(links.Read(s_vault, changed));
        }

        Assert.Null(links.Read(s_vault, made[..^1]));
        Assert.Null(links.Read(s_vault, made + "A"));
        Assert.Null(links.Read(s_vault, ""));
        Assert.Null(links.Read(CaseId.FromSpan([.. Enumerable.Repeat((byte)1, 16)]), made));
        Assert.Null(new MediaLinks(_clock).Read(s_vault, made));
    }

    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2031, 5, 8, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
