namespace Probative.Formats.Credentials;

/// <summary>Whether the signer's certificate was within its dates, and as of when that was judged.</summary>
public enum CredentialValidity
{
    /// <summary>There is no time stamp, and no time to judge by was given.</summary>
    NotJudged,

    /// <summary>
    /// A time stamp lies within the dates, and so does the time of the check, if one was given.
    /// </summary>
    ValidWhenStamped,

    /// <summary>A time stamp lies within the dates; the certificate has expired since.</summary>
    ExpiredSinceStamped,

    /// <summary>The time of the check lies within the dates; there is no time stamp to use.</summary>
    ValidWhenChecked,

    /// <summary>The time of the check lies outside of the dates; there is no time stamp to use.</summary>
    Expired,

    /// <summary>A time stamp lies outside of the dates.</summary>
    OutsideWhenStamped,
}
