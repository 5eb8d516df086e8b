using System.Security.Claims;
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

    public static Visitor? Of(ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Identity is not { IsAuthenticated: true, Name: { } name }) return null;
        return person.FindFirstValue(MemberClaim) is { } text && Id.TryParse(text, out var id)
            ? new Visitor(new MemberId(id), name)
            : new Visitor(null, name);
    }

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        List<Claim> claims = [new(ClaimTypes.Name, Name)];
        if (Member is { } member) claims.Add(new Claim(MemberClaim, member.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
