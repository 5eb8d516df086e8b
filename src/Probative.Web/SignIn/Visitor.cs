using System.Security.Claims;
using System.Security.Cryptography;
using Probative.Kernel.Ids;

namespace Probative.Web.SignIn;

/// <summary>
/// Who sits at a browser: a member of the vault at hand, or, while there is none, whoever started the server.
/// </summary>
/// <param name="Member">The member; null for whoever started the server.</param>
/// <param name="Name">The name on the screen.</param>
public sealed record Visitor(MemberId? Member, string Name)
{
    private const string MemberClaim = "member";
    private const string SessionClaim = "session";
    private const int SessionBytes = 16;

    /// <summary>Names this sitting, from the link to the way out: 32 hex digits; empty before it.</summary>
    public string Session { get; init; } = "";

    public static Visitor? Of(ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Identity is not { IsAuthenticated: true, Name: { } name }) return null;
        var member = person.FindFirstValue(MemberClaim) is { } text && Id.TryParse(text, out var id)
            ? new MemberId(id)
            : (MemberId?)null;
        return new Visitor(member, name) { Session = person.FindFirstValue(SessionClaim) ?? "" };
    }

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionBytes));
        List<Claim> claims = [new(ClaimTypes.Name, Name), new(SessionClaim, session)];
        if (Member is { } member) claims.Add(new Claim(MemberClaim, member.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
