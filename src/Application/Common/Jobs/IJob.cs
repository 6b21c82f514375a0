namespace CleanTemplate.Application.Common.Jobs;

/// <summary>
/// Work that somebody asked for and does not wait for. Found by scanning; run on some instance, in a scope of its own. It is
/// begun again after a failure, and when its instance died, so it must be able to follow half of itself. What it writes, it
/// commits itself, in as many units of work as it likes.
/// </summary>
/// <typeparam name="TPayload">What it is asked for: a record that carries <see cref="JobAttribute"/>.</typeparam>
public interface IJob<in TPayload>
    where TPayload : class
{
    /// <param name="cancellationToken">Also ends when somebody calls the job off.</param>
    /// <returns>What came of it, in a short line: "120 letters printed".</returns>
    Task<string?> Run(TPayload payload, CancellationToken cancellationToken);
}
