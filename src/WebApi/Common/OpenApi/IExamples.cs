namespace CleanTemplate.WebApi.Common.OpenApi;

/// <summary>Examples of the bodies that the endpoints of an area take, each shown where a body of its type is. Found by scanning.</summary>
internal interface IExamples
{
    IEnumerable<object> Bodies { get; }
}
