namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>The public keys of whoever issues our tokens.</summary>
internal interface IVerificationKeys
{
    ValueTask<VerificationKey?> Find(string kid, CancellationToken cancellationToken);
}
