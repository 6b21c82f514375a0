namespace CleanTemplate.Application.Common.Pipeline;

/// <summary>A step of the pipeline around a handler; tests peel it off to see the order.</summary>
internal interface IDecorator
{
    object Inner { get; }
}
