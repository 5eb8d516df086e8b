namespace Probative.Web.SignIn;

/// <summary>What came of an attempt to open a locked sitting.</summary>
public enum Unlocking
{
    Open,

    /// <summary>Not the word, and no good link of this member.</summary>
    Wrong,

    /// <summary>There is no word, or it was guessed at too often: a new link opens it.</summary>
    OnlyByLink,
}
