namespace CleanTemplate.Domain.Common;

public enum ErrorKind
{
    /// <summary>The request itself is malformed or out of bounds.</summary>
    Validation,

    /// <summary>There is no such thing, or it belongs to somebody else.</summary>
    NotFound,

    /// <summary>The request contradicts the present state.</summary>
    Conflict,

    /// <summary>The request named a version that is no longer the present one.</summary>
    Stale,

    /// <summary>Nobody is signed in.</summary>
    Unauthorized,

    /// <summary>Somebody is signed in who may not do this.</summary>
    Forbidden,

    /// <summary>A business rule says no.</summary>
    Rule,

    /// <summary>It was tried too often; the error says when to try again.</summary>
    TooMany,

    /// <summary>Something this needs does not answer; trying again later may help.</summary>
    Unavailable,
}
