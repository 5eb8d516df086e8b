using Probative.Kernel.Ids;

namespace Probative.Kernel.Facts;

/// <summary>A person may act in this vault. The name is sealed under the person's own key.</summary>
public sealed record MemberAdded : IFact
{
    public required MemberId Member { get; init; }
    public required string Pseudonym { get; init; }
    public required string Name { get; init; }

    public string Type => nameof(MemberAdded);

    public void Write(FactFields fields) => fields
        .About(Member.Value)
        .Add("member", Member.Value)
        .Add("pseudonym", Pseudonym)
        .Add("name", Name);
}
