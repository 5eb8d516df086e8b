using Probative.Kernel.Ids;

namespace Probative.Kernel.Facts;

/// <summary>A member acts in this case under a pseudonym that no other case knows.</summary>
public sealed record MemberJoined : IFact
{
    public required string Pseudonym { get; init; }
    public required string Role { get; init; }
    public required MemberId Member { get; init; }

    public string Type => nameof(MemberJoined);

    public void Write(FactFields fields) => fields
        .Add("pseudonym", Pseudonym)
        .Add("role", Role)
        .About(Member.Value)
        .Add("member", Member.Value);
}
