namespace CleanTemplate.Application.Accounts;

public interface IPublishedKeys
{
    /// <summary>The public keys that our tokens are verified with, as a JSON Web Key Set (RFC 7517).</summary>
    string JsonWebKeySet();
}
