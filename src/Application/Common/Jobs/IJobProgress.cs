namespace CleanTemplate.Application.Common.Jobs;

/// <summary>Takes how far the job at hand has got, for whoever looks.</summary>
public interface IJobProgress
{
    /// <summary>Cheap to call often: it is stored once a second, and when everything is done.</summary>
    /// <param name="total">Null when the job does not know how much there is to do.</param>
    Task Report(int done, int? total, CancellationToken cancellationToken);
}
