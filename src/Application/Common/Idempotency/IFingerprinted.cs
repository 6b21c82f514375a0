namespace CleanTemplate.Application.Common.Idempotency;

/// <summary>A command whose content is not all in its members: it says itself what tells it from another one.</summary>
public interface IFingerprinted
{
    /// <summary>Of the whole content. Asked when the command is done, or need not be done.</summary>
    Task<string> Fingerprint(CancellationToken cancellationToken);
}
