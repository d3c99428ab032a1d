using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ProtectedJobs.Console.Components.Parts;

/// <summary>A text of a picture. Razor keeps the element's name for itself.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>From the left.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>From above.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired]
    public string? Says { get; set; }

    /// <summary>Its class.</summary>
    [Parameter]
    public string Class { get; set; } = "";

    /// <summary>Whether what stands around it tells the same to who cannot see it.</summary>
    [Parameter]
    public bool IsHidden { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "aria-hidden", IsHidden ? "true" : null);
        builder.AddAttribute(3, "x", X.ToString("0.#", CultureInfo.InvariantCulture));
        builder.AddAttribute(4, "y", Y.ToString("0.#", CultureInfo.InvariantCulture));
        builder.AddContent(5, Says);
        builder.CloseElement();
    }
}
