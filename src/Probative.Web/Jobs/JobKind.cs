namespace Probative.Web.Jobs;

/// <summary>What long work is about, for the words that pages say of it.</summary>
public enum JobKind
{
    TakingIn,
    Examining,
    Deciding,
}
