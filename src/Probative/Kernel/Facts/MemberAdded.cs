using Probative.Kernel.Ids;

namespace Probative.Kernel.Facts;

/// <summary>A person may act in this vault. The name is sealed under the person's own key.</summary>
public sealed record MemberAdded : IFact
{
    /// <summary>The role of who reads the access log, and keeps it.</summary>
    public const string Auditor = "auditor";

    public required MemberId Member { get; init; }
    public required string Pseudonym { get; init; }
    public required string Name { get; init; }

    /// <summary>
    /// <see cref="Auditor"/>, or null for a member who works on cases; only what is not null is a field of
    /// the fact.
    /// </summary>
    public string? Role { get; init; }

    public string Type => nameof(MemberAdded);

    public void Write(FactFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields.About(Member.Value)
            .Add("member", Member.Value)
            .Add("pseudonym", Pseudonym)
            .Add("name", Name);
        if (Role is not null) fields.Add("role", Role);
    }
}
